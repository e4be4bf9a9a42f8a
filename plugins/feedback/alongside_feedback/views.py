"""The pages of shared reflection. Each module adds its own views to `pages`."""

from alongside import Pages

pages = Pages("feedback", __name__)

from alongside_feedback import (  # noqa: E402
    enterprise_views as enterprise_views,
)
