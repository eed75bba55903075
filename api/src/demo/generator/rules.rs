//! Opening hours as offers have them: few rules, shared by many.

/// Rules in the syntax of OpenStreetMap's `opening_hours`.
pub const RULES: [&str; 40] = [
    "24/7",
    "Mo-Fr 08:00-12:00",
    "Mo-Fr 08:00-16:00",
    "Mo-Fr 08:30-12:30,13:30-16:30",
    "Mo-Fr 09:00-12:00",
    "Mo-Fr 09:00-17:00",
    "Mo-Fr 09:00-22:00; Sa,Su,PH 09:00-12:00",
    "Mo-Fr 10:00-18:00; Sa 10:00-14:00",
    "Mo-Fr 14:00-18:00",
    "Mo-Fr 16:00-18:00; PH off",
    "Mo-Sa 14:00-20:00",
    "Mo-Su 10:00-20:00",
    "Mo-Th 08:30-16:00; Fr 08:30-12:30",
    "Mo-Th 09:00-12:00",
    "Mo,Tu,Th 15:00-17:00",
    "Mo,We 17:00-19:00",
    "Mo,Th 14:00-17:00",
    "Mo 09:00-11:00",
    "Mo 16:00-20:00",
    "Mo 18:30-20:00; PH off",
    "Tu 10:00-16:00",
    "Tu 14:00-17:00",
    "Tu 17:00-19:00",
    "Tu,Th 09:00-11:30",
    "Tu,Fr 12:00-14:00",
    "Tu[1] 17:00-19:00",
    "We 09:30-11:30",
    "We 15:00-17:00",
    "We 18:00-21:00",
    "We[3] 10:00-14:00",
    "Th 10:00-12:00",
    "Th 15:00-18:00",
    "Th 17:30-19:30",
    "Th[2,4] 16:00-18:00",
    "Fr 09:00-13:00",
    "Fr 15:00-18:00",
    "Fr 19:00-23:00",
    "Fr 20:00-02:00",
    "Sa 10:00-13:00",
    "Sa[3] 15:00-17:30",
];

#[cfg(test)]
mod tests {
    use super::RULES;
    use crate::reading::hours::Schedule;

    #[test]
    fn every_rule_can_be_read() {
        for rule in RULES {
            assert!(Schedule::parse(rule).is_ok(), "{rule}");
        }
    }
}
