//! Words become columns: `base price` is `base_price_cents INTEGER CHECK >= 0`, `start date` a DATE.
//!
//! The last word says what a column holds ([`HEADS`]); what no record knows is text.

mod form;
pub(super) mod moment;

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;

pub(super) use form::parts;

use super::{Column, Default, Limit, Meaning};
use crate::language::is_one_of;
use crate::product::Evidence;

/// What a column whose name ends in one of these words holds.
struct Head {
    words: &'static [&'static str],
    meaning: Meaning,
    limit: Option<Limit>,
    /// What the name ends in besides: the unit.
    suffix: &'static str,
}

const fn head(words: &'static [&'static str], meaning: Meaning) -> Head {
    Head { words, meaning, limit: None, suffix: "" }
}

/// Ordered: the first record that fits decides.
static HEADS: &[Head] = &[
    Head {
        words: &[
            "price",
            "cost",
            "amount",
            "fee",
            "deposit",
            "salary",
            "wage",
            "budget",
            "revenue",
            "balance",
            "fine",
            "payout",
            "subtotal",
            "total",
            "gross",
            "net",
            "commission",
            "discount",
            "tip",
            "donation",
            "charge",
        ],
        meaning: Meaning::Integer,
        limit: Some(Limit::AtLeast(0)),
        suffix: "_cents",
    },
    Head {
        words: &["cents", "pence"],
        meaning: Meaning::Integer,
        limit: Some(Limit::AtLeast(0)),
        suffix: "",
    },
    Head { words: &["bytes"], meaning: Meaning::BigInteger, limit: Some(Limit::MoreThan(0)), suffix: "" },
    head(&["latitude", "longitude", "lat", "lon", "lng"], Meaning::Decimal(9, 6)),
    head(
        &[
            "weight",
            "height",
            "width",
            "depth",
            "distance",
            "temperature",
            "volume",
            "dosage",
            "dose",
            "hours",
            "area",
            "kwh",
            "degrees",
            "km",
            "kg",
        ],
        Meaning::Decimal(10, 2),
    ),
    Head {
        words: &["photo", "image", "picture", "avatar", "logo", "thumbnail", "video", "signature"],
        meaning: Meaning::Text,
        limit: None,
        suffix: "_url",
    },
    Head {
        words: &["photos", "images", "pictures", "videos", "attachments"],
        meaning: Meaning::TextList,
        limit: None,
        suffix: "",
    },
    head(&["percent", "percentage", "ratio", "rate"], Meaning::Decimal(5, 2)),
    Head {
        words: &[
            "count",
            "quantity",
            "qty",
            "capacity",
            "age",
            "minutes",
            "seconds",
            "days",
            "weeks",
            "months",
            "views",
            "likes",
            "clicks",
            "impressions",
            "attempts",
            "seats",
            "servings",
            "stock",
            "duration",
            "mileage",
            "litres",
            "ml",
            "cm",
            "mm",
            "grams",
        ],
        meaning: Meaning::Integer,
        limit: Some(Limit::AtLeast(0)),
        suffix: "",
    },
    head(
        &[
            "position", "order", "level", "rank", "score", "rating", "year", "page", "version", "size",
            "number", "ms",
        ],
        Meaning::Integer,
    ),
    head(&["birthday", "birthdate", "dob", "date", "day", "deadline", "on", "from", "until"], Meaning::Date),
    head(
        &[
            "at",
            "time",
            "timestamp",
            "datetime",
            "start",
            "end",
            "expiry",
            "expiration",
            "arrival",
            "departure",
        ],
        Meaning::Timestamp,
    ),
    head(
        &[
            "metadata",
            "settings",
            "preferences",
            "configuration",
            "config",
            "results",
            "result",
            "payload",
            "structure",
            "attributes",
            "options",
            "raw",
            "json",
            "findings",
            "answers",
            "coordinates",
        ],
        Meaning::Json,
    ),
    head(
        &[
            "tags",
            "keywords",
            "labels",
            "categories",
            "skills",
            "languages",
            "ingredients",
            "allergies",
            "names",
            "urls",
        ],
        Meaning::TextList,
    ),
];

/// What numbers count; any other number names a thing.
const COUNTING: &str = "version line row step revision sequence page week round floor stop chapter episode season track \
target";

/// Words that make a yes or no of a column that they end or begin.
const YES_NO: &str = "required optional active enabled disabled verified archived public private available billable \
default featured vaccinated neutered insured read paid approved mandatory visible recurring urgent";

/// Words that a sentence has and a column's name has not.
const SENTENCE: &str = "a an the it they whether who which picks says anything either has_been these those them us you we he \
she then thus cannot shall should would could must ever never nothing";

/// Words that a name may hold and is none by itself.
const NO_NAME: &str =
    "add been at down later near not out take then thus to today top up what when whom why off only";

/// Columns that are there from the start when a list names them.
const FROM_THE_START: &str = "name title email code type kind date number quantity subject label body";

/// A column of these words; none where no word is left of them.
pub(super) fn from_words(words: &str, evidence: &Evidence) -> Option<Column> {
    // "Step-free access yes/no".
    let bare = words.trim_end();
    if let Some(name) = [" yes/no", " yes or no", " y/n"].iter().find_map(|end| bare.strip_suffix(end)) {
        let stem = parts(name).join("_");
        return (!stem.is_empty()).then(|| Column {
            nullable: false,
            default: Some(Default::Boolean(false)),
            ..column(stem, Meaning::Boolean, evidence)
        });
    }
    let told = moment::plain(words);
    let parts = parts(&told);
    let last = parts.last()?.clone();
    let is_of_sentence = |part: &String| is_one_of(part.as_str(), SENTENCE);
    let is_bare = || parts.len() < 2 && is_one_of(last.as_str(), NO_NAME);
    if parts.iter().any(is_of_sentence)
        || is_bare()
        || is_one_of(last.as_str(), "of and or by a") && parts.len() < 2
    {
        return None;
    }
    if let [first, of, rest @ ..] = parts.as_slice()
        && matches!(first.as_str(), "number" | "count")
        && of == "of"
        && !rest.is_empty()
    {
        let count = column(rest.join("_"), Meaning::Integer, evidence);
        return Some(Column { limit: Some(Limit::AtLeast(0)), ..count });
    }
    // A start alone is the moment.
    match parts.as_slice() {
        [start] if start == "start" => return Some(column("starts_at", Meaning::Timestamp, evidence)),
        [end] if end == "end" => return Some(column("ends_at", Meaning::Timestamp, evidence)),
        _ => {}
    }
    let stem = parts.join("_");
    let stem = if last == "password" { format!("{stem}_hash") } else { stem };
    let is_list = words.trim_end().ends_with("[]");
    if is_list {
        return Some(column(stem, Meaning::TextList, evidence));
    }
    if last == "number" && parts.len() > 1 && !parts.iter().any(|part| is_one_of(part.as_str(), COUNTING)) {
        return Some(column(stem, Meaning::Text, evidence));
    }
    if is_yes_no(&parts) {
        let mut column = column(stem, Meaning::Boolean, evidence);
        column.nullable = false;
        column.default =
            Some(Default::Boolean(is_one_of(last.as_str(), "active enabled billable available")));
        return Some(column);
    }
    let stem = stem.strip_prefix("date_of_").map(|of| format!("{of}_date")).unwrap_or(stem);
    // "Price per night": what it holds is said before.
    let of = stem.split_once("_per_").map_or(stem.as_str(), |(of, _)| of);
    let last = of.rsplit('_').next().unwrap_or_default().to_owned();
    let is_in_charge = parts.ends_with(&["in".to_owned(), "charge".to_owned()]);
    let head = HEADS.iter().find(|head| head.words.contains(&last.as_str()) && !is_in_charge);
    let Some(head) = head else {
        return Some(column(stem, Meaning::Text, evidence));
    };
    let mut column = column(format!("{stem}{}", head.suffix), head.meaning, evidence);
    column.limit.clone_from(&head.limit);
    Some(column)
}

/// What a column of these words holds.
pub(super) fn meaning(words: &str) -> Meaning {
    meaning_of(&parts(words))
}

/// The same of words that are parted.
pub(super) fn meaning_of(parts: &[String]) -> Meaning {
    let Some(last) = parts.last() else { return Meaning::Text };
    if is_yes_no(parts) {
        return Meaning::Boolean;
    }
    HEADS.iter().find(|head| head.words.contains(&last.as_str())).map_or(Meaning::Text, |head| head.meaning)
}

/// A plain column, nullable unless a row has it from the start.
pub(super) fn column(name: impl Into<String>, meaning: Meaning, evidence: &Evidence) -> Column {
    let name = name.into();
    let last = name.rsplit('_').next().unwrap_or_default();
    let nullable = !(is_one_of(name.as_str(), FROM_THE_START)
        || is_one_of(last, FROM_THE_START)
            && last != "number"
            && meaning == Meaning::Text
            && name.split('_').count() < 3);
    let default = (meaning == Meaning::TextList).then_some(Default::EmptyList);
    Column {
        purpose: name.replace('_', " "),
        nullable: nullable && default.is_none(),
        name,
        meaning,
        default,
        limit: None,
        unique: false,
        evidence: evidence.clone(),
    }
}

fn is_yes_no(parts: &[String]) -> bool {
    let first = parts.first().map(String::as_str).unwrap_or_default();
    let last = parts.last().map(String::as_str).unwrap_or_default();
    (is_one_of(first, "is has can") && parts.len() > 1) || is_one_of(last, YES_NO)
}
