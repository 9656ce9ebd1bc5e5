#ifndef CYAML_H
#define CYAML_H

// The events of libyaml with their positions; its documents lose comments and quotes.
#include <yaml.h>

#endif
