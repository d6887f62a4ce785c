//! English words that stand around what is said.
//!
//! Must hold no rule. Forms are parted by one space.

use super::role::Role;

pub(super) const ROLES: &[(Role, &str)] = &[
    (
        Role::Auxiliary,
        "am is are was were be been being has have had having do does did will would can could may might must shall \
        should 's 're 've 'll 'd 'm ’s ’re ’ve ’ll ’d ’m",
    ),
    (Role::Be, "am is are was were be been being"),
    (Role::Negation, "not n't n’t never"),
    (Role::That, "that"),
    (Role::Relative, "who which that whom whose"),
    (Role::Question, "if whether what how why when where who which"),
    (
        Role::Time,
        "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow earlier later recently \
        afterwards afterward again",
    ),
    (
        Role::Setting,
        "in on during at after before via through last this when while as because if by with from following since",
    ),
    (
        Role::Subordinator,
        "when if as while because after before since although though unless until once who which that even",
    ),
    (Role::Coordinator, "and but or"),
    (Role::Of, "of"),
    (Role::Joint, "for and & at in with from on by into about between among against over"),
    (
        Role::Breaker,
        "adding saying noting citing according calling but though although while referring telling arguing",
    ),
    (Role::Agent, "by"),
    (Role::To, "to"),
    (
        Role::Document,
        "statement letter report email e-mail tweet post lawsuit memo note message release resolution suit complaint op-ed \
        essay article book ad ads speech",
    ),
    (Role::Listener, "reporters lawmakers journalists them him her me us you it"),
    (Role::Addressing, "to in on at with during"),
    (Role::Article, "a an the"),
    (Role::Make, "make makes made making"),
    (Role::Clear, "clear"),
    (
        Role::Hedge,
        "may might could reportedly allegedly perhaps possibly probably likely apparently presumably supposedly \
        purportedly seemingly",
    ),
    (Role::Aside, "though however too meanwhile also"),
    (Role::PersonPronoun, "he she they it i we you"),
    (Role::Charge, "of with"),
];
