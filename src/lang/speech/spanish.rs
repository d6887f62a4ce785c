//! Spanish words that stand around what is said.
//!
//! Must hold no rule. Forms are parted by one space.

use super::role::Role;

pub(super) const ROLES: &[(Role, &str)] = &[
    (
        Role::Auxiliary,
        "ha han había habían he hemos haya hayan hubo hubiera haber habiendo sido siendo es son era eran fue fueron está \
        están estaba estaban",
    ),
    (Role::Be, "es son era eran fue fueron sido ser"),
    (Role::Negation, "no nunca jamás tampoco"),
    (Role::That, "que"),
    (Role::Relative, "quien quienes que cual cuales cuyo cuya"),
    (Role::Question, "si cómo qué cuándo dónde quién quiénes cuál cuáles cuánto cuántos"),
    (Role::Time, "lunes martes miércoles jueves viernes sábado domingo hoy ayer anoche"),
    (Role::Setting, "en durante tras este ayer el cuando mientras ante a al desde"),
    (Role::Subordinator, "cuando si como mientras porque aunque que"),
    (Role::Coordinator, "y e pero o u"),
    (Role::Of, "de del"),
    (Role::Joint, "y e en con sobre para"),
    (Role::Breaker, "según mientras pero añadió agregó aunque añadiendo agregando"),
    (Role::Agent, "por"),
    (Role::Document, "comunicado carta informe nota mensaje tuit discurso artículo libro"),
    (Role::Listener, "periodistas prensa"),
    (Role::Addressing, "a al en ante durante con"),
    (Role::Clitic, "se lo le les me nos te la los ya también así"),
    (Role::Article, "el la los las un una"),
    (Role::Hedge, "podría podrían quizá quizás posiblemente probablemente presuntamente supuestamente aparentemente"),
    (Role::Aside, "embargo"),
    (Role::PersonPronoun, "él ella ellos ellas yo nosotros"),
    (Role::Charge, "de"),
];
