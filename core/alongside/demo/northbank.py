"""Northbank, an invented English council on an invented river, and some people who live there."""

from alongside.demo.cast import Someone, Together, Town
from alongside.demo.northbank_neighbours import NEIGHBOURS
from alongside.demo.northbank_shared_lives import HOUSEHOLDS, LOOKING, SCHEME

MARSHES = (
    Someone(
        "parent",
        "Danielle Marsh",
        "Kai’s mum. Starts the street breakfast on Quay Street every first Sunday.",
        known_as="Dani",
        pronouns="she/her",
        age=39,
        gifts=(
            "Gets forty people to bring a chair and sit down together",
            "Fluent in the forms that schools send; helps neighbours with theirs",
            "Sings alto in the Thursday choir",
        ),
        wishes=(
            "An evening a week that belongs to nobody else",
            "That Kai tells his own story first, before anyone tells it for him",
        ),
        about={
            "matters": "My son, my dad, my street. Music on while we cook. Being asked what I "
            "think before a meeting, not in the last five minutes of it.",
            "people": "Kai. My dad Winston, four doors down. My sister Leah in Carrick, who we "
            "ring on Sundays.",
            "please": "Please ring before you come. Please say what you don’t know yet. Please "
            "don’t talk about Kai as if he isn’t in the room.",
            "support": "Evenings are best, after six. I work early shifts at the bakery.",
        },
        contacts=(("email", "dani@northbank.example", "email"), ("phone", "07700 900101", "text")),
    ),
    Someone(
        "grandparent",
        "Winston Marsh",
        "Kai’s grandad. Mends radios, and teaches anyone who asks.",
        pronouns="he/him",
        age=71,
        gifts=(
            "Mends valve radios, toasters and most things with a plug",
            "Forty years as a ferry engineer; knows the river and its people",
            "Patient: will show you a fourth time",
        ),
        wishes=("To put the big set on the air again with Kai", "Company at the cricket"),
        about={
            "matters": "My family, my workbench, chapel on Sunday, and test cricket on the radio.",
            "communicating": "I hear best with my left ear and in a quiet room. Look at me when "
            "you speak. A letter is better than a text.",
            "wellness": "I am well when my hands are busy. If the bench has been empty for a "
            "week, ask me how I am.",
        },
        needs=(("hearing-aid", "Left side; a quiet room helps more than a louder voice"),),
        contacts=(("email", "winston@northbank.example", "email"),),
    ),
    Someone(
        "young-person",
        "Kai Marsh",
        "Fifteen. Draws cities that do not exist yet, with their bus maps.",
        pronouns="he/him",
        age=15,
        gifts=(
            "Draws maps that people can find their way by",
            "Knows every bus in Northbank, and why each is late",
            "Makes the little ones laugh at the repair café",
        ),
        wishes=("To have a say in where I spend weekends", "To see how a real map is printed"),
        about={
            "matters": "Drawing. Grandad’s workshop. Knowing the plan before it happens.",
            "communicating": "I think first and answer later. Texting is good. If I look at my "
            "drawing I am still listening.",
            "please": "Please ask me as well as Mum. Please don’t finish my sentences.",
            "knowing": "The map in the library entrance is mine.",
        },
        needs=(("time", "A day to think about a question, sent beforehand"),),
        contacts=(("email", "kai@northbank.example", "email"), ("phone", "07700 900103", "text")),
    ),
    Someone(
        "aunt",
        "Leah Marsh",
        "Kai’s aunt. Lives ninety miles away in Carrick and comes by train.",
        pronouns="she/her",
        age=44,
        gifts=("Remembers what everyone said last time", "Bakes for a crowd without a fuss"),
        wishes=("To be asked early enough to book the cheap train",),
        about={"matters": "Sunday calls with Dani and Kai. Being family from a distance."},
        contacts=(("email", "leah@carrick.example", "email"),),
    ),
)

STAFF = (
    Someone(
        "admin",
        "Priya Raman",
        "Looks after Northbank’s Alongside: which practices are on, and how it looks.",
        pronouns="she/her",
        role="administrator",
        gifts=("Explains a computer without making you feel small", "Long-distance cyclist"),
        wishes=("To hear from people where the site gets in their way",),
        about={"matters": "That a tired person finds the right page on their phone at midnight."},
        contacts=(("email", "priya@northbank.example", "email"),),
    ),
    Someone(
        "data-officer",
        "Mehmet Aydin",
        "Answers everybody who asks Northbank what it holds about them.",
        pronouns="he/him",
        role="data_officer",
        gifts=("Reads a thick file slowly and tells you honestly what is in it", "Keeps bees"),
        wishes=("That nobody has to ask twice",),
        about={"matters": "That people can put right what was written about them."},
        contacts=(("email", "mehmet@northbank.example", "email"),),
    ),
    Someone(
        "worker",
        "Tom Whitfield",
        "Social worker, Riverside team. Walks alongside the Marsh family.",
        pronouns="he/him",
        role="worker",
        gifts=("Listens on long walks better than across a desk", "Plays the concertina, badly"),
        wishes=("To be told when I have got it wrong, soon and to my face",),
        about={
            "matters": "Turning up when I said I would. My two girls. The marshes at low tide.",
            "please": "Please tell me what you want to be different, not only what is wrong.",
            "support": "I am out on Tuesdays and Thursdays; messages reach me the same evening.",
        },
        contacts=(("email", "tom@northbank.example", "email"),),
    ),
    Someone(
        "worker-2",
        "Grace Adeyemi",
        "Social worker, Hill Street team. On Saturdays she pours tea at the repair café.",
        pronouns="she/her",
        role="worker",
        gifts=("Speaks Yoruba, English and enough Polish to be teased", "Sews anything"),
        wishes=("To learn what a good week looks like for each person, in their words",),
        about={"matters": "Fairness, a full teapot, and my father’s letters."},
        contacts=(("email", "grace@northbank.example", "email"),),
    ),
    Someone(
        "coordinator",
        "Maureen Kelly",
        "Brings families together to make their own plan, and then leaves the room.",
        known_as="Mo",
        pronouns="she/her",
        role="coordinator",
        gifts=("Finds the relative nobody thought to invite", "Knows when to leave the room"),
        wishes=("That every family eats together first",),
        about={"matters": "That the plan is the family’s. My allotment. Limerick winning."},
        contacts=(("email", "mo@northbank.example", "email"),),
    ),
    Someone(
        "manager",
        "Ruth Abara",
        "Manages Northbank’s family group conferences, and asks how it goes for families.",
        pronouns="she/her",
        role="family_conference.manager",
        gifts=("Asks the question behind a number", "Bakes for meetings that may be hard"),
        wishes=("To hear from families what no table shows",),
        about={"matters": "That nobody coordinates who also decides. Choir on Wednesdays."},
        contacts=(("email", "ruth@northbank.example", "email"),),
    ),
)

COUNCIL = {
    "slug": "northbank",
    "name": "Northbank Council",
    "nation": "England",
    "host": "northbank.localhost",
    "languages": ["en"],
    "safety_contact": "Northbank’s safeguarding line, 01632 960001, at any hour.",
    "complaints_contact": "The listening desk, Quay House, 01632 960002",
    "complaints_link": "https://northbank.example/complaints",
}

GROUPS = (
    Together(
        "family",
        "The Marsh family",
        "The four of us, near and far.",
        {
            "parent": ("keeper", "Dani began the group"),
            "grandparent": ("keeper", "Dani asked him in"),
            "young-person": ("member", "Kai said yes when Dani asked"),
            "aunt": ("member", "Kai asked her in"),
        },
    ),
    Together(
        "circle",
        "Kai’s weekends",
        "To find weekends that Kai looks forward to, and that give Dani some air.",
        {
            "young-person": ("member", "It is about his weekends"),
            "parent": ("host", "Began it together with Tom"),
            "grandparent": ("member", "Kai asked for him"),
            "worker": ("member", "Dani and Kai asked him to walk along"),
        },
    ),
    Together(
        "circle",
        "Quay Street repair café",
        "Saturdays in the old ticket hall: bring what is broken, leave with what works.",
        {
            "resident": ("host", "Began it in 2022"),
            "neighbour": ("host", "Began it with Halina"),
            "grandparent": ("member", "Came with a radio and stayed"),
            "young-person": ("member", "Came with his grandad"),
            "worker-2": ("member", "Pours the tea"),
            "musician": ("member", "Plays by the door at three o’clock"),
        },
    ),
    Together(
        "team",
        "Riverside and Hill Street",
        "Workers of both sides of the river, who learn from each other on Fridays.",
        {
            "worker": ("member", "Works in Riverside"),
            "worker-2": ("member", "Works on Hill Street"),
            "coordinator": ("lead", "Asked by the others to hold the Fridays"),
        },
    ),
    Together(
        "household",
        "The Okoros’ house",
        "A house with a piano, a garden and a place at the table.",
        {
            "carer": ("member", "It is his home"),
            "carer-2": ("member", "It is her home"),
            "coordinator": ("member", "Came to know the house for Shared Lives"),
        },
    ),
)

NORTHBANK = Town(
    council=COUNCIL,
    people=(*STAFF, *MARSHES, *NEIGHBOURS, *SCHEME, *HOUSEHOLDS, *LOOKING),
    groups=GROUPS,
    relations=(
        ("young-person", "parent", "parent", ""),
        ("young-person", "grandparent", "grandparent", "Saturdays at the workbench"),
        ("young-person", "aunt", "aunt-or-uncle", "Rings on Sundays"),
        ("parent", "grandparent", "parent", ""),
        ("parent", "aunt", "sibling", ""),
        ("carer", "carer-2", "partner", ""),
        ("resident", "grandparent", "neighbour", "Keys to each other’s doors"),
        ("resident", "neighbour", "friend", ""),
        ("musician", "neighbour", "friend", ""),
    ),
    kept=(
        (
            "musician",
            "worker-2",
            "coordinator",
            "Sam asked for it, until the new number works. Ring the café instead.",
        ),
    ),
    settings={
        "shared_lives": {
            "contact": "The Shared Lives team, 01632 960 442, weekdays from nine to five",
        },
        "family_conference": {
            "contact": "The family conference team, 01632 960 441, weekdays from nine to six",
            "models": ["conference", "decision_making"],
            "target_days": 42,
            "languages": "English\nPolish\nTurkish\nBritish Sign Language",
            "venues": (
                "The library, upstairs\n"
                "The boat shed (level floor, kettle, a room to walk out to)\n"
                "St Brannock’s hall (kitchen, garden, a crèche next door)"
            ),
            "offer_duty_from": "2026-09-01",
            "offer_letter_en": (
                "Dear {name},\n\n"
                "we are worried about {children}, and we think about asking a court to decide. "
                "Before we do, your family shall have the chance to make a plan of its own.\n\n"
                "So we offer you a family group conference: a meeting of your family and friends, "
                "with somebody independent who gets it ready with you, and with time alone.\n\n"
                "It is your choice. If you say no, that is never held against you. To say yes or "
                "no, or to ask anything: {contact}.\n\n"
                "{council}, {date}"
            ),
        },
    },
)
