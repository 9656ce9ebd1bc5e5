/* How fast libcmark-gfm parses files, as `markdown-probe parse` tells it of octopen's parser.

   usage: parse ROUNDS FILE...
   Prints the microseconds of the fastest round, without the extensions and with them. */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct document {
    char *bytes;
    size_t size;
};

static struct document read_document(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END)) {
        perror(path);
        exit(1);
    }
    struct document document = {NULL, (size_t)ftell(file)};
    document.bytes = malloc(document.size + 1);
    rewind(file);
    if (!document.bytes || fread(document.bytes, 1, document.size, file) != document.size) {
        perror(path);
        exit(1);
    }
    fclose(file);
    return document;
}

static void parse(struct document document, int extended)
{
    static const char *names[] = {"table", "strikethrough", "autolink", "tasklist", "tagfilter"};
    cmark_parser *parser = cmark_parser_new(extended ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT);
    for (int index = 0; extended && index < 5; index++)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(names[index]));
    cmark_parser_feed(parser, document.bytes, document.size);
    cmark_node_free(cmark_parser_finish(parser));
    cmark_parser_free(parser);
}

static double microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1e6 + now.tv_nsec / 1e3;
}

int main(int count, char **arguments)
{
    int rounds = count > 2 ? atoi(arguments[1]) : 0;
    if (rounds < 1) {
        fprintf(stderr, "usage: %s ROUNDS FILE...\n", arguments[0]);
        return 2;
    }
    int files = count - 2;
    struct document *documents = malloc((size_t)files * sizeof *documents);
    for (int index = 0; index < files; index++)
        documents[index] = read_document(arguments[index + 2]);
    cmark_gfm_core_extensions_ensure_registered();
    for (int extended = 0; extended < 2; extended++) {
        double best = 0;
        for (int round = 0; round < rounds; round++) {
            double start = microseconds();
            for (int index = 0; index < files; index++)
                parse(documents[index], extended);
            double spent = microseconds() - start;
            if (round == 0 || spent < best)
                best = spent;
        }
        printf("%.0f\n", best);
    }
}
