"""People of Northbank outside the Marsh family and the council's staff."""

from alongside.demo.cast import Someone

NEIGHBOURS = (
    Someone(
        "resident",
        "Halina Nowak",
        "Lives on Quay Street. Began the repair café, and has views on the lift at the station.",
        pronouns="she/her",
        age=58,
        language="pl",
        gifts=(
            "Knows who on the street needs what, and who has it",
            "Upholsterer; teaches it on Saturdays",
            "Writes letters that get answers",
        ),
        wishes=("A lift at Northbank station that works on both platforms",),
        about={
            "matters": "A street where people greet each other. My workshop. Chess on Mondays.",
            "communicating": "Polish or English; write difficult things down for me.",
            "knowing": "I use a wheelchair outdoors. I do not need pushing.",
        },
        contacts=(("email", "halina@northbank.example", "email"),),
    ),
    Someone(
        "carer",
        "Joseph Okoro",
        "Shared Lives carer with his wife Ifeoma. Third cornet in the Northbank brass band.",
        pronouns="he/him",
        age=52,
        gifts=("A calm house with room for another voice", "Brass, and teaching it"),
        wishes=("To meet someone who would enjoy band practice as much as I do",),
        about={
            "matters": "Family meals at seven. Band on Wednesdays. Being told things straight.",
            "please": "Please come and eat with us before anyone fills in a form.",
        },
        contacts=(("email", "joseph@northbank.example", "email"),),
    ),
    Someone(
        "carer-2",
        "Ifeoma Okoro",
        "Shared Lives carer with her husband Joseph. Grows chillies nobody dares to finish.",
        pronouns="she/her",
        age=50,
        gifts=("Grows food in anything that holds soil", "Retired midwife; unshockable"),
        wishes=("Grandchildren nearer than Leeds",),
        about={"matters": "An open door, a full table, an early night."},
        contacts=(("email", "ifeoma@northbank.example", "email"),),
    ),
    Someone(
        "musician",
        "Sam Ellery",
        "Plays the tin whistle by the repair café’s door, and would like to live nearer the sea.",
        pronouns="they/them",
        age=34,
        gifts=("Any tune after hearing it once", "Remembers everybody’s birthday"),
        wishes=("To live with people who play music", "A window from which one sees water"),
        about={
            "matters": "Music, the sea, my own key.",
            "communicating": "Short sentences and pictures. Ask me one thing at a time.",
            "please": "Please talk to me, not to whoever is next to me.",
            "support": "I cook and shop myself. I like help with letters and money, on Fridays.",
        },
        needs=(("easy-read", ""), ("symbols", "Photographs of places and people work best")),
        contacts=(("email", "sam@northbank.example", "email"),),
    ),
    Someone(
        "neighbour",
        "Yusuf Demir",
        "Retired bus driver. Keeps the tools, the kettle and the book of the repair café.",
        pronouns="he/him",
        age=66,
        gifts=("Drove the 14 for thirty years and knows its people", "Sharpens anything"),
        wishes=("Somebody younger to learn the book-keeping",),
        about={
            "matters": "Usefulness. My late wife’s roses. Northbank Town, whatever the score.",
            "please": "Please come by the café. I do not answer unknown numbers.",
        },
        contacts=(("phone", "07700 900114", ""),),
    ),
)
