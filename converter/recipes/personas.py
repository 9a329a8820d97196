"""Who asks: people whom the manuals of a vertical are written for, each with its article."""

from collections.abc import Mapping

from gristmill.verticals import LEGAL, MEDICAL

TECHNICAL = (
    "a system administrator", "a new developer", "a support engineer", "a student", "a site reliability engineer",
    "a security reviewer", "a tester", "a release manager", "a maintainer", "a consultant",
)  # fmt: skip
PERSONAS: Mapping[str, tuple[str, ...]] = {
    LEGAL: (
        "a tenant", "an employer", "a paralegal", "a civil servant", "a shop owner", "a citizen", "a publisher",
        "a compliance officer", "a law student", "a notary",
    ),
    MEDICAL: (
        "a nurse", "a pharmacist", "a patient", "a carer", "a parent", "a physician", "a medical student", "a dentist",
        "a midwife", "a paramedic",
    ),
}  # fmt: skip


def personas(vertical: str) -> tuple[str, ...]:
    """The people of a vertical; of any other one than law and medicine, those who work with software."""
    return PERSONAS.get(vertical, TECHNICAL)
