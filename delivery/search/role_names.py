"""What visitors call the roles of blocks, by language. Pure."""

from guide_pages.roles import Role

#: By language code, as editors read them; ``Role.OTHER`` says nothing of a block.
NAMES = {
    "en": {
        Role.OVERVIEW: "Overview",
        Role.BENEFITS: "Benefits",
        Role.SUITABILITY: "Suitability",
        Role.PREPARATION: "Preparation",
        Role.PROCEDURE: "Procedure",
        Role.SESSIONS: "Sessions",
        Role.RESULTS: "Results",
        Role.AFTERCARE: "Aftercare",
        Role.RISKS: "Risks and side effects",
        Role.COST: "Cost",
        Role.COMPARISON: "Comparison",
        Role.SUMMARY: "Summary",
    },
    "es": {
        Role.OVERVIEW: "Descripción",
        Role.BENEFITS: "Beneficios",
        Role.SUITABILITY: "Idoneidad",
        Role.PREPARATION: "Preparación",
        Role.PROCEDURE: "Procedimiento",
        Role.SESSIONS: "Sesiones",
        Role.RESULTS: "Resultados",
        Role.AFTERCARE: "Cuidados posteriores",
        Role.RISKS: "Riesgos y efectos secundarios",
        Role.COST: "Precio",
        Role.COMPARISON: "Comparación",
        Role.SUMMARY: "Resumen",
    },
}


def name_of(role: Role, locale: str) -> str:
    """Return what a role is called; "" in a language that is not known."""
    return NAMES.get(locale.partition("-")[0].lower(), {}).get(role, "")
