//! What a question for a degree asks for: "how bad", "how urgent", "how often".

/// The property that `how` and this word ask for, where its values are words.
pub(super) fn property(word: &str) -> Option<&'static str> {
    Some(match word {
        "bad" | "serious" | "severe" | "grave" | "heavy" | "strong" => "severity",
        "urgent" | "pressing" => "urgency",
        "important" => "priority",
        "sure" | "certain" => "confidence",
        "often" => "frequency",
        "hard" | "difficult" => "difficulty",
        "well" => "level",
        "big" | "large" => "size",
        _ => return None,
    })
}
