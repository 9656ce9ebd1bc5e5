/* Embeds the template, keymaps/ and docs/agents.md from their only copies; an edit of one rebuilds this file. */
#include "CEmbedded.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char enhancement[] = {
#embed "enhancement.md"
};

static const unsigned char agents[] = {
#embed "../../docs/agents.md"
};

static const unsigned char default_keys[] = {
#embed "../../keymaps/default.keys"
};

static const unsigned char emacs_keys[] = {
#embed "../../keymaps/emacs.keys"
};

static const unsigned char vi_keys[] = {
#embed "../../keymaps/vi.keys"
};

const octopen_embedded_file octopen_enhancement_template = {
    "enhancement", enhancement, sizeof enhancement};

const octopen_embedded_file octopen_agents_page = {"agents", agents, sizeof agents};

static const octopen_embedded_file keymaps[] = {
    {"default", default_keys, sizeof default_keys},
    {"emacs", emacs_keys, sizeof emacs_keys},
    {"vi", vi_keys, sizeof vi_keys},
};

const size_t octopen_keymap_count = sizeof keymaps / sizeof keymaps[0];

octopen_embedded_file octopen_keymap(size_t index) { return keymaps[index]; }
