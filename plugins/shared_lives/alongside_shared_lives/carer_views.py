"""The pages of the carer's path, the panel, and what an inspector asks for."""

from alongside_shared_lives import approvals as approvals
from alongside_shared_lives import enquiry_models as enquiry_models
