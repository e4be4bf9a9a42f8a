"""Factors of the house and of what is done in it: the bits of the first half, 0 to 63."""

from flask_babel import lazy_gettext as _l

from alongside_shared_lives.factors import Factor, Option

AT_HOME = (
    Factor(
        "home",
        _l("Who lives at home"),
        _l("Who lives at home, besides whoever shares their home?"),
        (
            Option(0, "children", _l("children")),
            Option(1, "teenagers", _l("teenagers")),
            Option(2, "grown_ups", _l("grown-ups only")),
            Option(3, "others_sharing", _l("others who live a Shared Life")),
        ),
        about="household",
    ),
    Factor(
        "pets",
        _l("Pets"),
        _l("Which animals are there, or come along?"),
        (
            Option(4, "dog", _l("a dog")),
            Option(5, "cat", _l("a cat")),
            Option(6, "other", _l("other animals")),
            Option(7, "none", _l("no animals")),
        ),
    ),
    Factor(
        "smoking",
        _l("Smoking"),
        _l("Does somebody smoke?"),
        (
            Option(8, "indoors", _l("smoking indoors")),
            Option(9, "outdoors", _l("smoking outdoors")),
            Option(10, "none", _l("no smoking")),
        ),
    ),
    Factor(
        "alcohol",
        _l("Alcohol"),
        _l("Is alcohol drunk at home?"),
        (
            Option(11, "some", _l("alcohol now and then")),
            Option(12, "none", _l("no alcohol")),
        ),
    ),
    Factor(
        "bedroom",
        _l("The bedroom"),
        _l("What is the bedroom like?"),
        (
            Option(13, "ground_floor", _l("on the ground floor")),
            Option(14, "upstairs", _l("upstairs")),
            Option(15, "own_bathroom", _l("with a bathroom of its own")),
        ),
        about="household",
        each=True,
    ),
    Factor(
        "access",
        _l("Getting about the house"),
        _l("How does one get into the house, and about in it?"),
        (
            Option(16, "step_free", _l("no steps at the door")),
            Option(17, "wheelchair", _l("room for a wheelchair")),
            Option(18, "level_shower", _l("a shower without a step")),
            Option(19, "steps", _l("steps or stairs")),
        ),
        about="household",
        each=True,
    ),
    Factor(
        "language",
        _l("Languages"),
        _l("Which languages are spoken or signed?"),
        (
            Option(20, "english", _l("English")),
            Option(21, "welsh", _l("Welsh")),
            Option(22, "bsl", _l("British Sign Language")),
            Option(23, "makaton", _l("Makaton")),
            Option(24, "sylheti", _l("Sylheti")),
            Option(25, "urdu", _l("Urdu")),
            Option(26, "punjabi", _l("Panjabi")),
            Option(27, "polish", _l("Polish")),
            Option(28, "somali", _l("Somali")),
            Option(29, "arabic", _l("Arabic")),
        ),
    ),
    Factor(
        "faith",
        _l("Faith"),
        _l("Is there a faith that is lived?"),
        (
            Option(30, "christian", _l("Christian")),
            Option(31, "muslim", _l("Muslim")),
            Option(32, "hindu", _l("Hindu")),
            Option(33, "sikh", _l("Sikh")),
            Option(34, "jewish", _l("Jewish")),
            Option(35, "buddhist", _l("Buddhist")),
            Option(36, "none", _l("no faith")),
        ),
        quiet=True,
    ),
    Factor(
        "food",
        _l("Food"),
        _l("What is cooked and eaten?"),
        (
            Option(37, "halal", _l("halal")),
            Option(38, "kosher", _l("kosher")),
            Option(39, "vegetarian", _l("vegetarian")),
            Option(40, "anything", _l("a bit of everything")),
        ),
        each=True,
    ),
    Factor(
        "pace",
        _l("Pace"),
        _l("Is life at home quiet or lively?"),
        (
            Option(41, "quiet", _l("quiet")),
            Option(42, "lively", _l("lively")),
        ),
    ),
    Factor(
        "hours",
        _l("Mornings and nights"),
        _l("Are people at home up early or late?"),
        (
            Option(43, "early", _l("up early")),
            Option(44, "late", _l("up late")),
        ),
    ),
    Factor(
        "care_by",
        _l("Who helps with washing and dressing"),
        _l("Who could help with washing and dressing?"),
        (
            Option(45, "woman", _l("a woman")),
            Option(46, "man", _l("a man")),
        ),
        about="household",
        quiet=True,
    ),
    Factor(
        "help",
        _l("Help that is wanted"),
        _l("What is help wanted with?"),
        (
            Option(57, "washing", _l("washing and dressing")),
            Option(58, "meals", _l("eating and drinking")),
            Option(59, "medicines", _l("taking medicines")),
            Option(60, "moving", _l("being lifted or moved")),
            Option(61, "nights", _l("help at night")),
            Option(62, "distress", _l("times of great distress")),
            Option(63, "none", _l("no help of this kind")),
        ),
        about="person",
        each=True,
        quiet=True,
    ),
    Factor(
        "days",
        _l("By day"),
        _l("What are ordinary days like?"),
        (
            Option(47, "at_home", _l("at home by day")),
            Option(48, "out", _l("out by day")),
        ),
    ),
    Factor(
        "visitors",
        _l("Visitors"),
        _l("How is it with visitors?"),
        (
            Option(49, "any_time", _l("visitors at any time")),
            Option(50, "arranged", _l("visitors when it was said before")),
            Option(51, "partner", _l("a partner may stay the night")),
        ),
    ),
    Factor(
        "holidays",
        _l("Holidays"),
        _l("How are holidays spent?"),
        (
            Option(52, "away", _l("holidays away from home")),
            Option(53, "at_home", _l("holidays at home")),
        ),
    ),
)
