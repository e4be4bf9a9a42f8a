"""Factors of who one is, and of life beyond the house: the bits of the second half, 64 to 127."""

from flask_babel import lazy_gettext as _l

from alongside_shared_lives.factors import Factor, Option

OF_PEOPLE = (
    Factor(
        "interests",
        _l("What one enjoys"),
        _l("What do you enjoy?"),
        (
            Option(64, "music", _l("music")),
            Option(65, "garden", _l("the garden")),
            Option(66, "sport", _l("sport")),
            Option(67, "cooking", _l("cooking")),
            Option(68, "animals", _l("animals")),
            Option(69, "arts", _l("making art")),
            Option(70, "books", _l("books and stories")),
            Option(71, "outdoors", _l("walks, the sea, outdoors")),
            Option(72, "screen", _l("films and games")),
            Option(73, "making", _l("making and mending things")),
        ),
        each=True,
    ),
    Factor(
        "internet",
        _l("Internet"),
        _l("Is there internet at home?"),
        (
            Option(74, "yes", _l("internet at home")),
            Option(75, "no", _l("no internet at home")),
        ),
        about="household",
    ),
    Factor(
        "family",
        _l("Family and friends"),
        _l("How can family and friends be seen?"),
        (
            Option(76, "comes", _l("family may come here")),
            Option(77, "driven", _l("somebody drives to family")),
        ),
        about="household",
        each=True,
    ),
    Factor(
        "travel",
        _l("Getting around"),
        _l("How does one get around from home?"),
        (
            Option(78, "bus", _l("a bus stop near by")),
            Option(79, "train", _l("a station near by")),
            Option(80, "car", _l("somebody drives")),
        ),
        about="household",
        each=True,
    ),
    Factor(
        "culture",
        _l("Culture"),
        _l("Which cultures are lived?"),
        (
            Option(81, "welsh", _l("Welsh culture")),
            Option(82, "british", _l("English, Scottish or Northern Irish culture")),
            Option(83, "irish", _l("Irish culture")),
            Option(84, "traveller", _l("Gypsy, Roma or Traveller culture")),
            Option(85, "african", _l("African culture")),
            Option(86, "caribbean", _l("Caribbean culture")),
            Option(87, "asian", _l("Asian culture")),
            Option(88, "european", _l("another European culture")),
        ),
        quiet=True,
    ),
    Factor(
        "gender",
        _l("Women and men"),
        _l("Who is it?"),
        (
            Option(89, "women", _l("a woman or women")),
            Option(90, "men", _l("a man or men")),
            Option(91, "others", _l("people of another gender")),
        ),
        quiet=True,
    ),
    Factor(
        "age",
        _l("Age"),
        _l("How old?"),
        (
            Option(92, "young", _l("under 30")),
            Option(93, "middle", _l("30 to 64")),
            Option(94, "older", _l("65 or older")),
        ),
        quiet=True,
    ),
    Factor(
        "knows",
        _l("What one knows about"),
        _l("What is known, from life or from training?"),
        (
            Option(95, "medicines", _l("giving medicines")),
            Option(96, "epilepsy", _l("epilepsy")),
            Option(97, "dementia", _l("dementia")),
            Option(98, "autism", _l("autism")),
            Option(99, "distress", _l("times of great distress")),
            Option(100, "nights", _l("help at night")),
            Option(101, "moving", _l("lifting and moving safely")),
        ),
        about="household",
        each=True,
    ),
)
