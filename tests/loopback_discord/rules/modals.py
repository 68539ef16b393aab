"""The components of modals: labels with fields, and text."""

from .components import (
    ACTION_ROW,
    CHECKBOX,
    CHECKBOX_GROUP,
    FILE_UPLOAD,
    LABEL,
    RADIO_GROUP,
    TEXT_DISPLAY,
    TEXT_INPUT,
    component_id,
    kind_is,
    select_numbers_agree,
    selects,
    text_display,
)
from .shapes import by_type, in_turn, listing, record, text, whole, yes_or_no

_text_input = record(
    kind_is(TEXT_INPUT) | {"custom_id": text(1, 100), "style": whole(1, 2)},
    component_id
    | {
        "label": text(1, 45),
        "min_length": whole(0, 4000),
        "max_length": whole(1, 4000),
        "required": yes_or_no,
        "value": text(0, 4000),
        "placeholder": text(0, 100),
    },
)
_option = record({"label": text(1, 100), "value": text(1, 100)}, {"description": text(0, 100), "default": yes_or_no})
_most_ten = {"min_values": whole(0, 10), "max_values": whole(1, 10), "required": yes_or_no}
_named = {"custom_id": text(1, 100)}
_radio_group = record(
    kind_is(RADIO_GROUP) | _named | {"options": listing(_option, 2, 10)}, component_id | {"required": yes_or_no}
)
_checkbox_group = record(
    kind_is(CHECKBOX_GROUP) | _named | {"options": listing(_option, 1, 10)}, component_id | _most_ten
)
_fields = {
    TEXT_INPUT: _text_input,
    RADIO_GROUP: in_turn(_radio_group, select_numbers_agree),
    CHECKBOX_GROUP: in_turn(_checkbox_group, select_numbers_agree),
    CHECKBOX: record(kind_is(CHECKBOX) | _named, component_id | {"default": yes_or_no}),
    FILE_UPLOAD: record(kind_is(FILE_UPLOAD) | _named, component_id | _most_ten),
    **selects,
}
_label = record(
    kind_is(LABEL) | {"label": text(1, 45), "component": by_type(_fields)},
    component_id | {"description": text(1, 100)},
)
_input_row = record(
    kind_is(ACTION_ROW) | {"components": listing(by_type({TEXT_INPUT: _text_input}), 1, 1)}, component_id
)
modal_components = listing(by_type({ACTION_ROW: _input_row, LABEL: _label, TEXT_DISPLAY: text_display}), 1, 5)
