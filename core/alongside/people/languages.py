"""Languages that people may like to be spoken and written to in: BCP 47 codes and their names.

The pages themselves come in the council's languages; the others say what to look for when an
interpreter or a translation is wanted. Ordered as the 2021 Census of England and Wales counted
main languages, after the languages of the house.
"""

from flask_babel import lazy_gettext as _l

LANGUAGES = {
    "": _l("Not said"),
    "en": _l("English"),
    "cy": _l("Cymraeg (Welsh)"),
    "en_GB@easy": _l("English, easy read"),
    "bfi": _l("British Sign Language"),
    "pl": _l("Polish"),
    "ro": _l("Romanian"),
    "pa": _l("Panjabi"),
    "ur": _l("Urdu"),
    "pt": _l("Portuguese"),
    "es": _l("Spanish"),
    "ar": _l("Arabic"),
    "bn": _l("Bengali"),
    "gu": _l("Gujarati"),
    "it": _l("Italian"),
    "ta": _l("Tamil"),
    "fr": _l("French"),
    "so": _l("Somali"),
    "uk": _l("Ukrainian"),
    "fa": _l("Persian"),
    "ku": _l("Kurdish"),
    "tr": _l("Turkish"),
    "zh": _l("Chinese"),
}
