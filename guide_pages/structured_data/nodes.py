"""The nodes of a guide's graph as frontends read them. Pure.

Dictionaries with types, not models: a document is made once for each clinic, and nothing here is
validated while it is. A key that has nothing to say is left out. The words are schema.org's.
"""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from .described import described

CONTEXT: Literal["https://schema.org"] = "https://schema.org"
#: Where the members of schema.org's enumerations are named.
VOCABULARY = "https://schema.org/"

NodeReference = TypedDict("NodeReference", {"@id": str})
NodeReference.__doc__ = "Another node of the graph, by its name."
described(NodeReference)

_Image = TypedDict("_Image", {"@type": Literal["ImageObject"], "@id": NotRequired[str]})
_PostalAddress = TypedDict("_PostalAddress", {"@type": Literal["PostalAddress"]})
_Geo = TypedDict("_Geo", {"@type": Literal["GeoCoordinates"]})
_Work = TypedDict("_Work", {"@type": Literal["CreativeWork"]})
_Entity = TypedDict("_Entity", {"@type": Literal["MedicalEntity"]})
_Answer = TypedDict("_Answer", {"@type": Literal["Answer"]})
_Question = TypedDict("_Question", {"@type": Literal["Question"], "@id": str})
_Site = TypedDict("_Site", {"@type": Literal["WebPage"], "@id": str})
_ListItem = TypedDict("_ListItem", {"@type": Literal["ListItem"]})
_WebPage = TypedDict("_WebPage", {"@type": Literal["MedicalWebPage"], "@id": str})
_Topic = TypedDict("_Topic", {"@type": Literal["HealthTopicContent"], "@id": str})
_Therapy = TypedDict("_Therapy", {"@type": Literal["MedicalTherapy"], "@id": str})
_FAQs = TypedDict("_FAQs", {"@type": Literal["FAQPage"], "@id": str})
_Breadcrumbs = TypedDict("_Breadcrumbs", {"@type": Literal["BreadcrumbList"], "@id": str})
_Person = TypedDict("_Person", {"@type": Literal["Person"], "@id": str})
_Organization = TypedDict("_Organization", {"@type": Literal["Organization"], "@id": str})
_Clinic = TypedDict("_Clinic", {"@type": Literal["MedicalClinic"], "@id": str})
PatientNode = TypedDict("PatientNode", {"@type": Literal["Patient"]})
PatientNode.__doc__ = "Whom the page is for."
described(PatientNode)


@described
class ImageNode(_Image):
    """An image by its widest copy; `caption` is its alternative text."""

    contentUrl: str
    caption: NotRequired[str]


@described
class PostalAddressNode(_PostalAddress, total=False):
    """The parts of a postal address that are known."""

    streetAddress: str
    addressLocality: str
    addressRegion: str
    postalCode: str
    addressCountry: str


@described
class GeoNode(_Geo):
    """A position in degrees."""

    latitude: float
    longitude: float


@described
class SourceNode(_Work, total=False):
    """Where a statement of the guide can be checked."""

    name: str
    url: str


@described
class RiskNode(_Entity, total=False):
    """What a block about risks says; `name` is its heading."""

    name: str
    description: str


@described
class AnswerNode(_Answer):
    """An answer as clean display HTML."""

    text: str


@described
class QuestionNode(_Question):
    """A question in plain text."""

    name: str
    acceptedAnswer: AnswerNode


@described
class SiteNode(_Site):
    """The start of a website; its name is its address."""


@described
class ListItemNode(_ListItem):
    """A step of the way from a website's start to the page, which is the last."""

    position: int
    name: str
    item: NotRequired[SiteNode]


@described
class TopicNode(_Topic):
    """A block of the guide; `hasHealthAspect` follows from its role."""

    name: NotRequired[str]
    url: NotRequired[str]
    hasHealthAspect: NotRequired[str]


@described
class FAQPageNode(_FAQs):
    """The guide's FAQs."""

    mainEntity: list[QuestionNode]
    inLanguage: str


Part = Annotated[TopicNode | FAQPageNode, Field(discriminator="@type")]


@described
class WebPageNode(_WebPage):
    """The page that shows the guide."""

    name: NotRequired[str]
    description: NotRequired[str]
    url: NotRequired[str]
    inLanguage: str
    datePublished: NotRequired[str]
    dateModified: str
    lastReviewed: NotRequired[str]
    reviewedBy: NotRequired[NodeReference]
    medicalAudience: PatientNode
    publisher: NotRequired[NodeReference]
    provider: NotRequired[NodeReference]
    breadcrumb: NotRequired[NodeReference]
    primaryImageOfPage: NotRequired[NodeReference]
    citation: NotRequired[list[SourceNode]]
    mainEntity: NodeReference
    hasPart: NotRequired[list[Part]]


@described
class TherapyNode(_Therapy):
    """The treatment, as far as blocks of the roles that these keys stand for tell of it."""

    name: NotRequired[str]
    url: NotRequired[str]
    howPerformed: NotRequired[list[str]]
    preparation: NotRequired[list[str]]
    followup: NotRequired[list[str]]
    contraindication: NotRequired[list[str]]
    adverseOutcome: NotRequired[list[RiskNode]]


@described
class BreadcrumbsNode(_Breadcrumbs):
    """The way from the clinic's website to the page."""

    itemListElement: list[ListItemNode]


@described
class PersonNode(_Person):
    """Who has checked the guide; `honorificSuffix` has the credentials."""

    name: str
    honorificSuffix: NotRequired[str]
    url: NotRequired[str]


@described
class OrganizationNode(_Organization):
    """The group."""

    name: str


@described
class ClinicNode(_Clinic):
    """The clinic that serves the guide, in short. Its own document says all of it."""

    name: str
    branchCode: str
    address: PostalAddressNode
    geo: NotRequired[GeoNode]
    telephone: NotRequired[str]
    email: NotRequired[str]
    url: NotRequired[str]
    parentOrganization: NotRequired[NodeReference]
    availableService: NotRequired[list[NodeReference]]


GuideNode = Annotated[
    WebPageNode
    | ImageNode
    | TherapyNode
    | BreadcrumbsNode
    | PersonNode
    | OrganizationNode
    | ClinicNode,
    Field(discriminator="@type"),
]
_GuideGraph = TypedDict(
    "_GuideGraph", {"@context": Literal["https://schema.org"], "@graph": list[GuideNode]}
)


@described
class GuideGraph(_GuideGraph):
    """What a page that shows the guide tells search engines, as JSON-LD."""
