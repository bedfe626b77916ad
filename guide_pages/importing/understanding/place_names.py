"""Names of places that don't belong into copy shared by all clinics.

A list of large cities, states and counties of the English-speaking countries and some large
cities elsewhere, compiled by hand: enough to notice a keyword that was left in, not a gazetteer.
"""

_DISTINCT = """
aberdeen, abu dhabi, adelaide, alabama, alaska, albuquerque, amsterdam, anaheim, anchorage,
arizona, arkansas, atlanta, auckland, austin texas, bakersfield, baltimore, barcelona,
baton rouge, belfast, bellevue, berkshire, berlin, beverly hills, birmingham, boise, boston,
bournemouth, bradford, brighton, brisbane, bristol, bronx, brooklyn, brussels, buckinghamshire,
calgary, california, cambridge, canberra, canterbury, cardiff, charleston, chattanooga,
chesapeake, cheshire, chicago, chula vista, cincinnati, cleveland, colorado, colorado springs,
connecticut, copenhagen, cornwall, coventry, cumbria, dallas, delaware, denver, derbyshire,
des moines, detroit, doncaster, dubai, dublin, dundee, durham, edinburgh, edmonton, el paso,
essex, exeter, fairfax, florida, fort lauderdale, fort myers, fort worth, fremont, fresno,
galway, gilbert arizona, glasgow, glendale, gloucestershire, gold coast, greenville, guildford,
halifax, hampshire, harrogate, hawaii, henderson, hertfordshire, hong kong, honolulu, houston,
huddersfield, huntington beach, idaho, illinois, indiana, indianapolis, inverness, iowa, ipswich,
irvine, jacksonville, jersey city, kansas, kansas city, kentucky, knoxville, lancashire, laredo,
las vegas, leeds, leicester, lexington, liverpool, london, long beach, los angeles, louisiana,
louisville, lubbock, maine, malibu, manchester, manhattan, maryland, massachusetts, melbourne,
memphis, mesa arizona, miami, miami beach, michigan, middlesbrough, milton keynes, milwaukee,
minneapolis, minnesota, mississippi, missouri, montana, montreal, naperville, naples florida,
nashville, nebraska, nevada, new delhi, new hampshire, new jersey, new mexico, new orleans,
new york, new york city, new zealand, newark, newcastle, newport beach, norfolk, north carolina,
north dakota, northampton, norwich, nottingham, oakland, ohio, oklahoma, oklahoma city, omaha,
ontario, orange county, oregon, orlando, ottawa, oxford, palm beach, palm springs, palo alto,
pasadena, pennsylvania, perth, philadelphia, pittsburgh, plymouth, portland, portsmouth,
quebec, queensland, raleigh, reno, rhode island, riverside, rochester, sacramento, salt lake city,
san antonio, san bernardino, san diego, san francisco, san jose, santa ana, santa barbara,
santa monica, sarasota, saskatchewan, scottsdale, seattle, sheffield, shreveport, shropshire,
silicon valley, singapore, somerset, south carolina, south dakota, southampton, southend,
spokane, staffordshire, st albans, st louis, st paul, st petersburg, staten island, stockport,
stockton, suffolk, sunderland, surrey, swansea, swindon, sydney, syracuse, tacoma, tallahassee,
tampa, tasmania, tennessee, texas, thousand oaks, toledo, topeka, toronto, tucson, tulsa,
utah, vancouver, vermont, virginia beach, warwickshire, washington dc, west hollywood,
west virginia, wichita, wiltshire, winnipeg, winston-salem, wisconsin, wolverhampton,
worcestershire, wyoming, yorkshire
"""
_AMBIGUOUS = """
Akron, Arlington, Aurora, Austin, Bath, Bedford, Bend, Boulder, Buffalo, Burbank, Carmel,
Charlotte, Chandler, Chelsea, Chester, Colchester, Columbia, Columbus, Concord, Cork, Corona,
Dayton, Derby, Dover, Essen, Flint, Florence, Frisco, Garland, Georgia, Gilbert, Hull,
Independence, Irving, Jackson, Kent, LA, Lancaster, Lincoln, Luton, Madison, Mesa, Mobile,
Modesto, Naples, Nice, NYC, Orange, Paris, Phoenix, Plano, Poole, Preston, Providence, Queens,
Reading, Richmond, Rome, Salem, Salford, Sandwich, Savannah, Split, Stoke, Surprise, Temple,
Tyler, Vienna, Virginia, Wakefield, Warwick, Washington, Windsor, Worcester, York
"""


def _names(written: str) -> frozenset[str]:
    return frozenset(name.strip() for name in written.replace("\n", " ").split(","))


DISTINCT_PLACES = _names(_DISTINCT)
"""In lower case: these mean the place wherever they stand."""

AMBIGUOUS_PLACES = _names(_AMBIGUOUS)
"""As written: these are words or people's names too, and mean the place after "in" or "near"."""
