"""Abergwyn, an invented Welsh council between hills and sea, and some people who live there."""

from alongside.demo.cast import Someone, Together, Town

PEOPLE = (
    Someone(
        "admin-abergwyn",
        "Eleri Vaughan",
        "Looks after Abergwyn’s Alongside, in both languages.",
        pronouns="she/her",
        role="administrator",
        language="cy",
        gifts=("Turns council Welsh and council English into plain words", "Fell runner"),
        wishes=("That nobody has to ask for Welsh twice",),
        about={"matters": "Y Gymraeg, fy nheulu, a bore braf ar y mynydd."},
        contacts=(("email", "eleri@abergwyn.example", "email"),),
    ),
    Someone(
        "worker-abergwyn",
        "Rhodri Pugh",
        "Social worker on the coast. Knows which lane floods.",
        pronouns="he/him",
        role="worker",
        gifts=("Bilingual, and a good silence in either", "Volunteers on the lifeboat"),
        wishes=("Less time in the car, more at kitchen tables",),
        about={
            "matters": "What matters to you, asked first. The sea. Sunday rugby with the under-9s."
        },
        contacts=(("email", "rhodri@abergwyn.example", "email"),),
    ),
    Someone(
        "coordinator-abergwyn",
        "Carys Lloyd",
        "Coordinates family group conferences across the county, mostly in village halls.",
        pronouns="she/her",
        role="coordinator",
        language="cy",
        gifts=("Finds a hall, a kettle and a key by Friday",),
        wishes=("That taid and nain are always on the list",),
        contacts=(("email", "carys@abergwyn.example", "email"),),
    ),
    Someone(
        "parent-abergwyn",
        "Siân Bevan",
        "Osian’s mum. Runs the harbour’s smallest bookshop.",
        pronouns="she/her",
        age=41,
        language="cy",
        gifts=("Finds the right book for anyone", "Reads aloud so that the harbour listens"),
        wishes=("A Saturday morning in which nothing is arranged",),
        about={
            "matters": "Fy mhlant, y môr, a chanu gyda’r côr.",
            "communicating": "Cymraeg gyntaf, os gwelwch yn dda. English is fine too.",
        },
        contacts=(("email", "sian@abergwyn.example", "email"),),
    ),
    Someone(
        "young-person-abergwyn",
        "Osian Bevan",
        "Seventeen. Restores a wooden dinghy with his grandfather.",
        pronouns="he/him",
        age=17,
        gifts=("Reads the weather", "Rebuilt an outboard engine from three dead ones"),
        wishes=("To sail to Ireland before he is twenty",),
        contacts=(("email", "osian@abergwyn.example", "email"),),
    ),
    Someone(
        "grandparent-abergwyn",
        "Dilwyn Bevan",
        "Osian’s taid. Wrote the village’s history in four exercise books.",
        pronouns="he/him",
        age=78,
        language="cy",
        gifts=("The names of every field and who gave them", "Boat carpenter"),
        wishes=("Somebody to type the fourth book",),
        about={"matters": "Y cwch, y capel, a straeon y pentre."},
        needs=(("large-print", "16 point or larger"),),
        contacts=(("email", "dilwyn@abergwyn.example", "email"),),
    ),
    Someone(
        "resident-abergwyn",
        "Amina Yusuf",
        "Moved here from Cardiff. Swims in the sea all year, and is gathering others.",
        pronouns="she/her",
        age=33,
        gifts=("Teaches nervous people to swim", "Somali, Welsh and English"),
        wishes=("A heated hut by the slipway",),
        about={"matters": "Cold water, hot tea, and learning every neighbour’s name."},
        contacts=(("email", "amina@abergwyn.example", "email"),),
    ),
)

ABERGWYN = Town(
    council={
        "slug": "abergwyn",
        "name": "Cyngor Abergwyn Council",
        "nation": "Wales",
        "host": "abergwyn.localhost",
        "languages": ["en", "cy"],
        "safety_contact": "Abergwyn, 01632 960101, ddydd a nos / day and night.",
        "complaints_contact": "Desg wrando / listening desk, 01632 960102",
        "complaints_link": "https://abergwyn.example/complaints",
    },
    people=PEOPLE,
    groups=(
        Together(
            "family",
            "Teulu Bevan",
            "Y tri ohonom, a’r cwch.",
            {
                "parent-abergwyn": ("member", "Began the group"),
                "young-person-abergwyn": ("member", "Asked in by Siân"),
                "grandparent-abergwyn": ("member", "Asked in by Osian"),
            },
        ),
        Together(
            "circle",
            "The slipway circle",
            "Swimmers and boat people who share one slipway, one stove and one rota.",
            {
                "resident-abergwyn": ("host", "Began it last winter"),
                "young-person-abergwyn": ("member", "Keeps the rota"),
                "worker-abergwyn": ("member", "Swims on Wednesdays"),
            },
        ),
    ),
    relations=(
        ("young-person-abergwyn", "parent-abergwyn", "parent", ""),
        ("young-person-abergwyn", "grandparent-abergwyn", "grandparent", "The dinghy"),
        ("parent-abergwyn", "grandparent-abergwyn", "parent", ""),
    ),
)
