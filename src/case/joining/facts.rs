//! Facts about names that no spelling tells: countries, states, cities and a few institutions of the whole world.
//!
//! Keys are folded words, the values are the canonical words. Must not hold what a case could teach: these are for
//! names that every newspaper uses without an introduction.

/// The canonical name of a place that is known under `name`: `us` is `united states`.
pub(super) fn place(name: &str) -> Option<&'static str> {
    look_up(PLACES, name)
}

/// The canonical name of an institution that is known under `name`: `un` is `united nations`.
pub(super) fn organisation(name: &str) -> Option<&'static str> {
    look_up(ORGANISATIONS, name)
}

/// The US state that `word` abbreviates.
pub(super) fn state(word: &str) -> Option<&'static str> {
    look_up(STATES, word)
}

/// The given name that `word` is the usual short form of.
pub(super) fn given_name(word: &str) -> Option<&'static str> {
    look_up(GIVEN_NAMES, word)
}

/// Whether nobody needs to be told that `city` lies in `container`: `Paris, France` is `Paris`.
pub(super) fn is_the(city: &str, container: &str) -> bool {
    CITIES.binary_search(&(city, container)).is_ok()
}

/// Whether a place far from here is meant where `city` stands alone, so that `Paris, Texas` isn't `Paris`.
pub(super) fn is_known_city(city: &str) -> bool {
    let at = CITIES.partition_point(|(name, _)| *name < city);
    CITIES.get(at).is_some_and(|(name, _)| *name == city)
}

/// Whether `name` is a state or country whose name a city has too: Mexico City is never called Mexico.
pub(super) fn is_larger_than_its_city(name: &str) -> bool {
    matches!(name, "djibouti" | "guatemala" | "kuwait" | "luxembourg" | "mexico" | "panama")
        || is_state(name) && name != "new york"
}

/// Whether `name` is a state or a city that everybody knows.
pub(super) fn is_known_place(name: &str) -> bool {
    is_known_city(name) || is_state(name)
}

fn is_state(name: &str) -> bool {
    STATES.iter().any(|(_, state)| *state == name)
}

fn look_up(table: &[(&'static str, &'static str)], key: &str) -> Option<&'static str> {
    let at = table.binary_search_by(|(name, _)| (*name).cmp(key)).ok()?;
    table.get(at).map(|(_, canonical)| *canonical)
}

/// Other names of countries and cities.
#[rustfmt::skip]
const PLACES: &[(&str, &str)] = &[
    ("america", "united states"), ("aotearoa", "new zealand"), ("bc", "british columbia"),
    ("bolivarian republic of venezuela", "venezuela"), ("bombay", "mumbai"), ("brasil", "brazil"),
    ("britain", "united kingdom"), ("burma", "myanmar"), ("cabo verde", "cape verde"), ("calcutta", "kolkata"),
    ("cdmx", "mexico city"), ("ceylon", "sri lanka"), ("city of new york", "new york city"),
    ("ciudad de mexico", "mexico city"), ("congo-kinshasa", "democratic republic of the congo"),
    ("cote divoire", "ivory coast"), ("czechia", "czech republic"), ("dc", "washington dc"),
    ("ddr", "east germany"), ("democratic peoples republic of korea", "north korea"),
    ("district of columbia", "washington dc"), ("dprk", "north korea"),
    ("dr congo", "democratic republic of the congo"), ("drc", "democratic republic of the congo"),
    ("eire", "ireland"), ("emirates", "united arab emirates"), ("espana", "spain"),
    ("federal republic of germany", "germany"), ("firenze", "florence"), ("french republic", "france"),
    ("frg", "west germany"), ("gb", "united kingdom"), ("gdr", "east germany"), ("geneve", "geneva"),
    ("german democratic republic", "east germany"), ("great britain", "united kingdom"), ("hk", "hong kong"),
    ("holland", "netherlands"), ("holy see", "vatican"), ("islamic republic of iran", "iran"), ("italia", "italy"),
    ("italian republic", "italy"), ("kampuchea", "cambodia"), ("kiev", "kyiv"),
    ("kingdom of saudi arabia", "saudi arabia"), ("kingdom of spain", "spain"), ("kingdom of thailand", "thailand"),
    ("kingdom of the netherlands", "netherlands"), ("koln", "cologne"), ("ksa", "saudi arabia"),
    ("la", "los angeles"), ("la habana", "havana"), ("leningrad", "saint petersburg"), ("lisboa", "lisbon"),
    ("madras", "chennai"), ("milano", "milan"), ("munchen", "munich"), ("napoli", "naples"),
    ("nsw", "new south wales"), ("nyc", "new york city"), ("nz", "new zealand"), ("peking", "beijing"),
    ("peoples republic of china", "china"), ("persia", "iran"), ("plurinational state of bolivia", "bolivia"),
    ("png", "papua new guinea"), ("prc", "china"), ("rangoon", "yangon"), ("republic of china", "taiwan"),
    ("republic of ireland", "ireland"), ("republic of korea", "south korea"), ("republic of peru", "peru"),
    ("republic of south africa", "south africa"), ("republic of turkey", "turkey"), ("roc", "taiwan"),
    ("rok", "south korea"), ("roma", "rome"), ("rsa", "south africa"), ("russian federation", "russia"),
    ("saigon", "ho chi minh city"), ("sevilla", "seville"), ("sf", "san francisco"), ("siam", "thailand"),
    ("swaziland", "eswatini"), ("syrian arab republic", "syria"), ("timor-leste", "east timor"),
    ("torino", "turin"), ("turkiye", "turkey"), ("u s", "united states"), ("u s a", "united states"),
    ("uae", "united arab emirates"), ("uk", "united kingdom"),
    ("union of soviet socialist republics", "soviet union"),
    ("united kingdom of great britain and northern ireland", "united kingdom"), ("united mexican states", "mexico"),
    ("united states of america", "united states"), ("us", "united states"), ("us of a", "united states"),
    ("usa", "united states"), ("ussr", "soviet union"), ("vatican city", "vatican"), ("venezia", "venice"),
    ("washington city", "washington dc"), ("wien", "vienna"),
];

/// Other names of institutions.
#[rustfmt::skip]
const ORGANISATIONS: &[(&str, &str)] = &[
    ("bbc", "british broadcasting corporation"), ("cia", "central intelligence agency"),
    ("defense department", "department of defense"), ("dhs", "department of homeland security"),
    ("dod", "department of defense"), ("doj", "department of justice"), ("epa", "environmental protection agency"),
    ("eu", "european union"), ("fbi", "federal bureau of investigation"), ("fed", "federal reserve"),
    ("federal reserve system", "federal reserve"),
    ("homeland security department", "department of homeland security"), ("icc", "international criminal court"),
    ("imf", "international monetary fund"), ("irs", "internal revenue service"),
    ("justice department", "department of justice"), ("nato", "north atlantic treaty organization"),
    ("nsa", "national security agency"), ("nyt", "new york times"), ("pentagon", "department of defense"),
    ("scotus", "united states supreme court"), ("state department", "department of state"),
    ("supreme court of the united states", "united states supreme court"),
    ("treasury department", "department of the treasury"), ("un", "united nations"),
    ("un security council", "united nations security council"), ("united nations organization", "united nations"),
    ("united states department of defense", "department of defense"),
    ("united states department of homeland security", "department of homeland security"),
    ("united states department of justice", "department of justice"),
    ("united states department of state", "department of state"),
    ("united states department of the treasury", "department of the treasury"),
    ("united states drug enforcement administration", "drug enforcement administration"),
    ("united states environmental protection agency", "environmental protection agency"),
    ("united states federal reserve", "federal reserve"),
    ("united states justice department", "department of justice"),
    ("united states securities and exchange commission", "securities and exchange commission"),
    ("united states state department", "department of state"),
    ("united states treasury", "department of the treasury"),
    ("united states treasury department", "department of the treasury"), ("uno", "united nations"),
    ("us air force", "united states air force"), ("us army", "united states army"),
    ("us congress", "united states congress"), ("us house", "united states house of representatives"),
    ("us house of representatives", "united states house of representatives"),
    ("us marine corps", "united states marine corps"), ("us navy", "united states navy"),
    ("us senate", "united states senate"), ("us supreme court", "united states supreme court"),
    ("usaf", "united states air force"), ("usmc", "united states marine corps"),
    ("who", "world health organization"), ("wto", "world trade organization"),
];

/// Postal and older abbreviations of the states of the US.
#[rustfmt::skip]
const STATES: &[(&str, &str)] = &[
    ("ak", "alaska"), ("al", "alabama"), ("ala", "alabama"), ("ar", "arkansas"), ("ariz", "arizona"),
    ("ark", "arkansas"), ("az", "arizona"), ("ca", "california"), ("cal", "california"), ("calif", "california"),
    ("co", "colorado"), ("colo", "colorado"), ("conn", "connecticut"), ("ct", "connecticut"), ("de", "delaware"),
    ("del", "delaware"), ("fl", "florida"), ("fla", "florida"), ("ga", "georgia"), ("hi", "hawaii"), ("ia", "iowa"),
    ("id", "idaho"), ("il", "illinois"), ("ill", "illinois"), ("in", "indiana"), ("ind", "indiana"),
    ("kan", "kansas"), ("kans", "kansas"), ("ks", "kansas"), ("ky", "kentucky"), ("la", "louisiana"),
    ("ma", "massachusetts"), ("mass", "massachusetts"), ("md", "maryland"), ("me", "maine"), ("mi", "michigan"),
    ("mich", "michigan"), ("minn", "minnesota"), ("miss", "mississippi"), ("mn", "minnesota"), ("mo", "missouri"),
    ("mont", "montana"), ("ms", "mississippi"), ("mt", "montana"), ("nc", "north carolina"), ("nd", "north dakota"),
    ("ne", "nebraska"), ("neb", "nebraska"), ("nebr", "nebraska"), ("nev", "nevada"), ("nh", "new hampshire"),
    ("nj", "new jersey"), ("nm", "new mexico"), ("nv", "nevada"), ("ny", "new york"), ("oh", "ohio"),
    ("ok", "oklahoma"), ("okla", "oklahoma"), ("or", "oregon"), ("ore", "oregon"), ("pa", "pennsylvania"),
    ("penn", "pennsylvania"), ("penna", "pennsylvania"), ("ri", "rhode island"), ("sc", "south carolina"),
    ("sd", "south dakota"), ("tenn", "tennessee"), ("tex", "texas"), ("tn", "tennessee"), ("tx", "texas"),
    ("ut", "utah"), ("va", "virginia"), ("vt", "vermont"), ("wa", "washington"), ("wash", "washington"),
    ("wi", "wisconsin"), ("wis", "wisconsin"), ("wisc", "wisconsin"), ("wv", "west virginia"), ("wy", "wyoming"),
    ("wyo", "wyoming"),
];

/// Short forms of given names that stand for one name nearly always.
#[rustfmt::skip]
const GIVEN_NAMES: &[(&str, &str)] = &[
    ("abe", "abraham"), ("andy", "andrew"), ("art", "arthur"), ("barb", "barbara"), ("becky", "rebecca"),
    ("ben", "benjamin"), ("beth", "elizabeth"), ("betsy", "elizabeth"), ("betty", "elizabeth"), ("bill", "william"),
    ("billy", "william"), ("bob", "robert"), ("bobby", "robert"), ("cathy", "katherine"), ("charlie", "charles"),
    ("chuck", "charles"), ("cindy", "cynthia"), ("dan", "daniel"), ("danny", "daniel"), ("dave", "david"),
    ("deb", "deborah"), ("debbie", "deborah"), ("dick", "richard"), ("don", "donald"), ("donnie", "donald"),
    ("doug", "douglas"), ("drew", "andrew"), ("ed", "edward"), ("eddie", "edward"), ("fred", "frederick"),
    ("freddie", "frederick"), ("gerry", "gerard"), ("greg", "gregory"), ("hank", "henry"), ("harry", "henry"),
    ("jack", "john"), ("jamie", "james"), ("jeff", "jeffrey"), ("jen", "jennifer"), ("jenny", "jennifer"),
    ("jerry", "gerald"), ("jim", "james"), ("jimmy", "james"), ("joe", "joseph"), ("joey", "joseph"),
    ("johnny", "john"), ("judy", "judith"), ("kate", "katherine"), ("kathy", "katherine"), ("katie", "katherine"),
    ("ken", "kenneth"), ("kenny", "kenneth"), ("larry", "lawrence"), ("liz", "elizabeth"), ("maggie", "margaret"),
    ("matt", "matthew"), ("meg", "margaret"), ("mick", "michael"), ("mickey", "michael"), ("mike", "michael"),
    ("mitch", "mitchell"), ("ned", "edward"), ("nick", "nicholas"), ("paco", "francisco"), ("pam", "pamela"),
    ("peggy", "margaret"), ("pepe", "jose"), ("pete", "peter"), ("phil", "philip"), ("ray", "raymond"),
    ("richie", "richard"), ("rick", "richard"), ("ricky", "richard"), ("rob", "robert"), ("robbie", "robert"),
    ("ron", "ronald"), ("ronnie", "ronald"), ("russ", "russell"), ("sandy", "sandra"), ("sid", "sidney"),
    ("stan", "stanley"), ("steve", "steven"), ("sue", "susan"), ("susie", "susan"), ("ted", "edward"),
    ("teddy", "edward"), ("tim", "timothy"), ("tom", "thomas"), ("tommy", "thomas"), ("tony", "anthony"),
    ("vicky", "victoria"), ("vince", "vincent"), ("walt", "walter"), ("will", "william"), ("willy", "william"),
    ("zach", "zachary"), ("zack", "zachary"),
];

/// Cities that are meant by their bare name, and what they lie in.
#[rustfmt::skip]
const CITIES: &[(&str, &str)] = &[
    ("amsterdam", "netherlands"), ("athens", "greece"), ("atlanta", "georgia"), ("austin", "texas"),
    ("baghdad", "iraq"), ("baltimore", "maryland"), ("bangkok", "thailand"), ("barcelona", "catalonia"),
    ("barcelona", "spain"), ("basel", "switzerland"), ("beijing", "china"), ("beirut", "lebanon"),
    ("berlin", "germany"), ("birmingham", "england"), ("bogota", "colombia"), ("boston", "massachusetts"),
    ("brussels", "belgium"), ("budapest", "hungary"), ("buenos aires", "argentina"), ("cairo", "egypt"),
    ("cambridge", "england"), ("caracas", "venezuela"), ("chicago", "illinois"), ("cleveland", "ohio"),
    ("copenhagen", "denmark"), ("dallas", "texas"), ("damascus", "syria"), ("delhi", "india"),
    ("denver", "colorado"), ("detroit", "michigan"), ("dubai", "united arab emirates"), ("dublin", "ireland"),
    ("edinburgh", "scotland"), ("florence", "italy"), ("frankfurt", "germany"), ("geneva", "switzerland"),
    ("glasgow", "scotland"), ("hamburg", "germany"), ("havana", "cuba"), ("helsinki", "finland"),
    ("honolulu", "hawaii"), ("houston", "texas"), ("istanbul", "turkey"), ("jakarta", "indonesia"),
    ("jerusalem", "israel"), ("johannesburg", "south africa"), ("kyiv", "ukraine"), ("lagos", "nigeria"),
    ("las vegas", "nevada"), ("lima", "peru"), ("lisbon", "portugal"), ("liverpool", "england"),
    ("london", "england"), ("london", "united kingdom"), ("los angeles", "california"), ("madrid", "spain"),
    ("manchester", "england"), ("manila", "philippines"), ("melbourne", "australia"), ("melbourne", "victoria"),
    ("mexico city", "mexico"), ("miami", "florida"), ("milan", "italy"), ("milwaukee", "wisconsin"),
    ("minneapolis", "minnesota"), ("montreal", "canada"), ("montreal", "quebec"), ("moscow", "russia"),
    ("mumbai", "india"), ("munich", "bavaria"), ("munich", "germany"), ("nairobi", "kenya"), ("naples", "italy"),
    ("new orleans", "louisiana"), ("new york city", "new york"), ("new york city", "united states"),
    ("orlando", "florida"), ("oslo", "norway"), ("oxford", "england"), ("paris", "france"),
    ("philadelphia", "pennsylvania"), ("pittsburgh", "pennsylvania"), ("prague", "czech republic"),
    ("rome", "italy"), ("saint petersburg", "russia"), ("san antonio", "texas"), ("san diego", "california"),
    ("san francisco", "california"), ("santiago", "chile"), ("seattle", "washington"), ("seoul", "south korea"),
    ("shanghai", "china"), ("singapore", "singapore"), ("stockholm", "sweden"), ("sydney", "australia"),
    ("sydney", "new south wales"), ("tampa", "florida"), ("tehran", "iran"), ("tokyo", "japan"),
    ("toronto", "canada"), ("toronto", "ontario"), ("vancouver", "british columbia"), ("vancouver", "canada"),
    ("venice", "italy"), ("vienna", "austria"), ("warsaw", "poland"), ("zurich", "switzerland"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_and_say_each_thing_once() {
        for table in [PLACES, ORGANISATIONS, STATES, GIVEN_NAMES] {
            assert!(table.is_sorted_by(|a, b| a.0 < b.0), "{:?}", table.windows(2).find(|pair| pair[0].0 >= pair[1].0));
        }
        assert!(CITIES.is_sorted());
    }

    #[test]
    fn what_a_name_stands_for_is_not_an_alias_itself() {
        for (name, canonical) in PLACES {
            assert_eq!(place(canonical), None, "{name}");
        }
        for (name, canonical) in ORGANISATIONS {
            assert_eq!(organisation(canonical), None, "{name}");
        }
    }
}
