"""An agency was asked for something and nothing has come back."""

from typing import Any

from tenfold.picture import Picture, Stated, check_answered, remembered, replied, service_silent, unadvised
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_recommendation, each_referral
