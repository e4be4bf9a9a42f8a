"""The pages of the carer's path, the panel, and what an inspector asks for."""

from alongside_shared_lives import enquiry_views as enquiry_views
from alongside_shared_lives import household_views as household_views
from alongside_shared_lives import inspection_views as inspection_views
from alongside_shared_lives import keeping_views as keeping_views
from alongside_shared_lives import panel_views as panel_views
from alongside_shared_lives import path_views as path_views
