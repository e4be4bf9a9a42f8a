"""What somebody wrote about another is not right; it is put right, and both are read."""

import pytest

pytestmark = pytest.mark.browser
RIGHT = "My daughter asked me to come"


def _say_that_it_is_wrong(asker):
    asker.visit("/me/held/membership/person_id")
    asker.press(asker.link("This is not right").first)
    asker.use("Say that it is not right", status=422)
    asker.told_what_is_wrong("Write what would be right")
    asker.choose("How you came to be there")
    asker.write("What would be right?", RIGHT)
    asker.use("Say that it is not right")
    asker.reads("Your request has arrived, and waits for an answer", RIGHT)
    return asker.where()


def test_what_is_not_right_is_put_right_beside_the_old_words(somebody):
    asker = somebody("Dani")
    asker.visit("/me/held")
    asker.reads("Is something not right? Say so beside it")
    where = _say_that_it_is_wrong(asker)

    officer = somebody("Mehmet Aydin")
    officer.follow("Requests")
    officer.reads("Says that something is not right")
    officer.visit(where)
    officer.use("Correct it…")
    officer.use("Correct it")
    officer.reads("The answer: it is corrected", RIGHT)

    asker.visit("/me/held/membership/person_id")
    asker.reads("Corrected on", RIGHT)


def test_whoever_is_told_no_is_heard_beside_the_words(somebody):
    asker = somebody("Dani")
    where = _say_that_it_is_wrong(asker)
    officer = somebody("Mehmet Aydin")
    officer.visit(where)
    officer.follow("Answer that it stays as it is")
    officer.use("Answer so", status=422)
    officer.told_what_is_wrong("Write why")
    officer.write("Why does it stay as it is?", "Two people remember it so")
    officer.use("Answer so")
    asker.visit(where)
    asker.reads("The answer: it stays as it is", "Two people remember it so")
    asker.visit("/me/held/membership/person_id")
    asker.reads("What the person says themselves", RIGHT)
