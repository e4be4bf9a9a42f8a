"""All pages. Each of these modules adds its own to `pages`."""

from alongside_full_circle import (
    back_views,
    circle_views,
    offer_views,
    people_views,
    question_views,
)
from alongside_full_circle.pages import pages

__all__ = [
    "back_views",
    "circle_views",
    "offer_views",
    "pages",
    "people_views",
    "question_views",
]
