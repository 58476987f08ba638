"""What the demonstration region is made of: trades, places and names, all invented, and the usual figures of a trade.

Figures a head are round orders of magnitude, so that a generated report is plausible; no statistic is quoted.
"""

from __future__ import annotations

from dataclasses import dataclass

REGION = "Région Démonstration"

TERRITORIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Métropole de Villefictive", ("Villefictive", "Songerolles", "Pont-l’Inventé", "Mirageot")),
    ("Pays de Roquefable", ("Roquefable", "Contelieu", "Sainte-Légende-des-Bois")),
    ("Bassin de Fablenay", ("Fablenay", "Chimeroux", "Récit-le-Vieux")),
    ("Littoral de Port-Songe", ("Port-Songe", "Mirage-sur-Grève", "Anse-Rêvée")),
    ("Plateau de Montchimère", ("Montchimère", "Haute-Feinte", "Lunecombe")),
)
"""Territories and their communes; none of them exists."""

FIRST_WORDS = (
    *("Aubelune", "Brindesonge", "Clairfeinte", "Dorémi", "Écumelle", "Farfadine", "Gribelune", "Hirondor"),
    *("Ivoirelle", "Jolivague", "Korrigane", "Lutinelle", "Merveillon", "Nuageline", "Ombrelude", "Pimprelune"),
    *("Quenotille", "Rêvalin", "Solfégine", "Tournelune", "Utopine", "Ventelune", "Zéphirelle", "Ondinette"),
    *("Carabistelle", "Mirlifique", "Fantasie", "Balivernel", "Calembredon", "Sornettine"),
)
"""Invented names; with a trade and a commune they make the name of an organisation."""


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade and its usual figures.

    Attributes:
        naf: Code of activity, NAF rev. 2.
        names: How organisations of the trade call themselves.
        turnover_head: Turnover a head and a year, in euros.
        purchases_share: Purchases in turnover, 0 to 1.
        energy_head: Energy a head and a year, in MWh.
        waste_head: Waste a head and a year, in tonnes.
        water_head: Water a head and a year, in m³.
        women: Usual share of women in the staff, 0 to 1.
        accidents: Recordable accidents for 200 000 hours when nothing is done about them.
    """

    id: str
    fr: str
    en: str
    naf: str
    names: tuple[str, ...]
    turnover_head: int
    purchases_share: float
    energy_head: float
    waste_head: float
    water_head: float
    women: float
    accidents: float


METAL = Trade("metal", "Travail des métaux", "Metalwork", "25.62B",
              ("Mécanique", "Les Engrenages", "Fonderie"), 135_000, 0.46, 21, 4.2, 30, 0.22, 7)  # fmt: skip
WOOD = Trade("wood", "Bois et ameublement", "Wood and furniture", "31.09B",
             ("Menuiserie", "Les Copeaux", "Ébénisterie"), 112_000, 0.44, 12, 3.1, 12, 0.24, 8)  # fmt: skip
BUILDING = Trade("building", "Bâtiment", "Building", "43.32A",
                 ("Charpentes", "Les Compagnons", "Isolation"), 118_000, 0.48, 9, 6.5, 14, 0.14, 9)  # fmt: skip
WHOLESALE = Trade("wholesale", "Commerce de gros", "Wholesale", "46.69B",
                  ("Négoce", "Comptoir", "Fournitures"), 310_000, 0.78, 7, 1.6, 9, 0.38, 4)  # fmt: skip
DIGITAL = Trade("digital", "Numérique", "Digital services", "62.01Z",
                ("Logiciels", "Atelier numérique", "Code"), 96_000, 0.24, 2, 0.1, 6, 0.31, 1)  # fmt: skip
CARE = Trade("care", "Aide à domicile", "Home care", "88.10A",
             ("Aide à domicile", "Présence", "Maintien chez soi"), 34_000, 0.14, 2, 0.1, 5, 0.88, 9)  # fmt: skip
CULTURE = Trade("culture", "Culture et loisirs", "Culture and leisure", "90.01Z",
                ("Théâtre", "Compagnie", "Maison des arts"), 52_000, 0.36, 3, 0.3, 9, 0.52, 2)  # fmt: skip
INCLUSION = Trade("inclusion", "Insertion par l’activité économique", "Work integration", "88.99B",
                  ("Chantier", "Régie", "Tremplin"), 38_000, 0.22, 4, 1.2, 12, 0.41, 6)  # fmt: skip
TRANSPORT = Trade("transport", "Transport de proximité", "Local transport", "49.41B",
                  ("Transports", "Messagerie", "Livraison à vélo"), 104_000, 0.42, 34, 0.8, 8, 0.18, 8)  # fmt: skip
TEXTILE = Trade("textile", "Textile et habillement", "Textile and clothing", "14.13Z",
                ("Filature", "Atelier de couture", "Tissages"), 78_000, 0.4, 8, 0.9, 38, 0.74, 3)  # fmt: skip
REUSE = Trade("reuse", "Réemploi et recyclage", "Reuse and recycling", "38.32Z",
              ("Ressourcerie", "Recyclerie", "Réemploi"), 46_000, 0.18, 6, 5.5, 10, 0.43, 7)  # fmt: skip
PROCESSING = Trade("food_processing", "Transformation alimentaire", "Food processing", "10.39B",
                   ("Conserverie", "Laiterie", "Moulin"), 165_000, 0.56, 18, 3.4, 160, 0.46, 6)  # fmt: skip
CATERING = Trade("catering", "Restauration collective", "Catering", "56.29B",
                 ("Cuisine centrale", "La Tablée", "Cantines"), 72_000, 0.46, 9, 1.9, 70, 0.58, 6)  # fmt: skip
GROCERY = Trade("grocery", "Distribution alimentaire", "Food retail", "47.29Z",
                ("Épicerie", "Magasin de producteurs", "Halle"), 175_000, 0.72, 8, 1.7, 18, 0.55, 4)  # fmt: skip
FARMING = Trade("farming", "Agriculture", "Farming", "01.13Z",
                ("Maraîchage", "Vergers", "Ferme"), 68_000, 0.38, 11, 2.2, 420, 0.37, 6)  # fmt: skip

OTHER_TRADES = (METAL, WOOD, BUILDING, WHOLESALE, DIGITAL, CARE, CULTURE, INCLUSION, TRANSPORT, TEXTILE, REUSE)
FOOD_TRADES = (PROCESSING, CATERING, GROCERY, FARMING)
TRADES = {one.id: one for one in (*OTHER_TRADES, *FOOD_TRADES)}

SOCIAL_FORMS = ("SCOP", "SCIC", "Association")
OTHER_FORMS = ("SARL", "SAS", "SA")
"""Legal forms; those of the first list belong to the social and solidarity economy by law."""
