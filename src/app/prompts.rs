//! The catalogue of prompts: what a line is typed for, one file and one line each.

pub mod add_option;
pub mod ballot;
pub mod command;
pub mod count;
pub mod find_person;
pub mod group_name;
pub mod group_request;
pub mod library;
pub mod marks;
pub mod move_person;
pub mod new_activity;
pub mod newcomer;
pub mod note;
pub mod objection;
pub mod place;
pub mod quick_poll;
pub mod reword;
pub mod save_elsewhere;
pub mod search;
pub mod spelling;
pub mod thumbs;
pub mod tie_break;
pub mod title;

use super::model::Prompt;

/// Every prompt.
pub static PROMPTS: &[&Prompt] = &[
    &note::PROMPT,
    &note::NOTES,
    &reword::PROMPT,
    &reword::COMPLETE,
    &count::PROMPT,
    &marks::PROMPT,
    &thumbs::PROMPT,
    &ballot::PROMPT,
    &ballot::OWN_VOTE,
    &quick_poll::PROMPT,
    &add_option::PROMPT,
    &objection::PROMPT,
    &tie_break::PROMPT,
    &spelling::PROMPT,
    &newcomer::PROMPT,
    &group_request::PROMPT,
    &find_person::PROMPT,
    &group_name::PROMPT,
    &place::PROMPT,
    &move_person::PROMPT,
    &save_elsewhere::PROMPT,
    &search::PROMPT,
    &command::PROMPT,
    &title::PROMPT,
    &new_activity::PROMPT,
    &new_activity::PHASE,
    &library::PROMPT,
];
