"""Is what a machine wrote in the article?

Strategy: both texts are analysed in the same way. The summary is cut into units (:mod:`units`); each is compared with
every sentence of the article (:mod:`matching`); how much of its surroundings the article says with it and without it
gives its signals (:mod:`signals`); a fitted model weighs them (:mod:`confidence`); what does not hold becomes a finding
(:mod:`findings`). Quotations are compared with the article by :func:`newsdigest.verify_quotes`.
"""

from __future__ import annotations

from newsdigest.verification.summary_check.checking import check_summary

__all__ = ["check_summary"]
