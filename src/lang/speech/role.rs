//! What a word does in a sentence that reports what somebody says.
//!
//! Must not hold a word: which words serve is each language's data.

/// What a word can be for; one word can be for several things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It helps a verb: `has said`, `was saying`.
    Auxiliary,
    /// With a participle it makes the verb passive.
    Be,
    /// It denies the verb beside it.
    Negation,
    /// It opens what is said: `said that`.
    That,
    /// It opens a clause on the noun before it.
    Relative,
    /// It opens a question that is reported: `asked whether`.
    Question,
    /// It names a time: what was said was said then.
    Time,
    /// It may open what is told of the saying itself: `in a statement`, `after the vote`.
    Setting,
    /// It opens a clause that leans on another.
    Subordinator,
    /// It joins two of a kind.
    Coordinator,
    /// It ties a noun to the noun before it.
    Of,
    /// It may tie a noun to the noun before it, and may belong to the verb.
    Joint,
    /// After a comma it ends what was said.
    Breaker,
    /// Before who does what a passive tells.
    Agent,
    /// It opens an infinitive.
    To,
    /// Something in which one says things: `a letter saying`.
    Document,
    /// To whom things are said.
    Listener,
    /// It opens to whom, where or when something was said.
    Addressing,
    /// A pronoun that leans on the verb.
    Clitic,
    /// It opens a noun phrase of its own: an article.
    Article,
    /// A verb that with a clear thing says it: `made clear that`.
    Make,
    /// What is made clear.
    Clear,
    /// It weakens what is said.
    Hedge,
    /// A remark between commas that tells nothing of the one before it.
    Aside,
    /// Before a verb it may stand for someone who speaks.
    PersonPronoun,
    /// What somebody is accused: it stands before `of`.
    Charge,
}

/// The roles of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roles(u32);

impl Roles {
    /// Whether the word serves as this.
    pub const fn has(self, role: Role) -> bool {
        self.0 & (1 << role as u32) != 0
    }

    /// Whether it serves as any of these.
    pub fn has_any(self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.has(*role))
    }

    /// The same, and one role more.
    #[must_use]
    pub const fn with(self, role: Role) -> Self {
        Self(self.0 | (1 << role as u32))
    }
}
