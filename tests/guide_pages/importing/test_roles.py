"""Headings name the roles of their sections."""

import pytest

from guide_pages.importing.roles import role_of
from guide_pages.roles import Role


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("What Is Microneedling?", Role.OVERVIEW),
        ("About the treatment", Role.OVERVIEW),
        ("WHAT IT IS", Role.OVERVIEW),
        ("What Are the Benefits of Microneedling?", Role.BENEFITS),
        ("What a facial can do for dry skin", Role.BENEFITS),
        ("Is Microneedling Right for You?", Role.SUITABILITY),
        ("Who should not have it", Role.SUITABILITY),
        ("Are you a good candidate?", Role.SUITABILITY),
        ("How to prepare", Role.PREPARATION),
        ("Before your appointment", Role.PREPARATION),
        ("What Happens During the Treatment?", Role.PROCEDURE),
        ("How it works", Role.PROCEDURE),
        ("What to expect", Role.PROCEDURE),
        ("How Many Sessions Are Needed?", Role.SESSIONS),
        ("When will I see results?", Role.RESULTS),
        ("How to Care for Your Skin After Microneedling", Role.AFTERCARE),
        ("What to expect after your peel", Role.AFTERCARE),
        ("Recovery and downtime", Role.AFTERCARE),
        ("Risks and side effects", Role.RISKS),
        ("Is it safe?", Role.RISKS),
        ("What does it cost?", Role.COST),
        ("Microneedling Compared to Other Skin Treatments", Role.COMPARISON),
        ("Microneedling vs. laser", Role.COMPARISON),
        ("Final Thoughts", Role.SUMMARY),
        ("Key takeaways", Role.SUMMARY),
        ("Our promise", Role.OTHER),
        ("A note from the team", Role.OTHER),
    ],
)
def test_a_heading_names_its_role(heading: str, role: Role) -> None:
    assert role_of(heading) is role


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Benefits and risks", Role.BENEFITS),
        ("Results and aftercare", Role.RESULTS),
        ("Sessions and cost", Role.SESSIONS),
    ],
)
def test_of_several_roles_the_first_in_the_heading_decides(heading: str, role: Role) -> None:
    assert role_of(heading) is role
