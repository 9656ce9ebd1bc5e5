/// Proposals without findings, each written in another way, for faults to be put into.
enum GoodProposals {
    /// Approved; `*` bullets, no blank below headings, phases as headings, a section of its own,
    /// tables, code with a language, letters of more than a byte.
    static let mirror = """
        # Enhancement 012: Pull-through mirror für Réplicas

        ## Enhancement Information

        * **Enhancement Number**: 012
        * **Title**: Pull-through mirror für Réplicas
        * **Status**: Approved
        * **Authors**: Zoë Müller, 李雷, Ana Lima
        * **Creation Date**: 2025-10-01
        * **Last Updated**: 2026-01-31

        ## Summary
        A registry that does not have a blob asks another one for it, and keeps what it gets – so a
        site on a slow line pulls each layer once.

        ## Problem Statement
        Every site pulls the same layers over the same line:

        | Site    | Layers a day | Wait   |
        |---------|--------------|--------|
        | Köln    | 1200         | 40 min |
        | 北京    | 900          | 2 h 😴 |

        What is pulled twice is paid for twice.

        ## Goals
        * Pull a layer once for each site
        * Serve what is there while the line is down
        * Tell an operator what came from where

        ## Non-Goals
        * Pushing through the mirror
        * Mirroring whole registries ahead of time

        ## Proposal
        The mirror is a storage backend in front of another one.

        ### Overview
        A request for a blob that is not stored goes on to the upstream registry. Its answer is
        streamed to the client and to a temporary file, whose digest is checked at the end.

        ### Design Details
        #### Configuration
        ```yaml
        mirror:
          upstream: https://registry.example.org
          # How long a tag is believed.
          tag-age: 10m
        ```

        #### Requests
        Two requests for the same blob wait for one transfer:

        1. The first opens it
        2. The second reads the temporary file as it grows

        ```go
        type Transfer struct {
            digest  string
            readers []chan<- int
        }
        ```

        ### Implementation Phases

        #### Phase 1: Blobs
        Blobs by digest, which never change.

        #### Phase 2: Tags
        Tags with an age, `HEAD` requests upstream.

        #### Phase 3: Operation
        Counters, and a command that empties the store.

        ## Alternative Approaches

        ### An HTTP proxy
        A proxy keeps answers by URL, so one layer of two repositories is kept twice.

        ### Copying at night
        Most of what is copied is never pulled.

        ## Testing Strategy
        Two registries in one process, with a line between them that the test cuts.

        ## Security Considerations
        Credentials for the upstream registry stay in the mirror; a client needs none of its own.

        ## Performance Impact
        The first pull takes one disk write longer, measured at 3 %.

        ## Backward Compatibility
        Nothing changes where no upstream is set.

        ## Migration Path
        None is needed: an empty store fills itself.

        ## Rollout
        Köln first, for two weeks.

        ## Documentation Requirements
        * A page for operators
        * The new keys of the configuration

        ## Future Considerations
        More than one upstream registry, asked in turn.

        ## Implementation Timeline
        Six weeks, a phase every two.

        ## References
        * [Distribution](https://example.org/distribution), chapter 4

        """

    /// A draft without a number; front matter, numbered headings, closing signs, loose and nested
    /// lists, quotes, indented code, a fence in an item; no line end at the end.
    static let cleanup = """
        ---
        layout: proposal
        tags: [storage]
        ---

        # Enhancement: Cleanup of uploads

        ## 1. Enhancement Information

        - **Enhancement Number**: (assigned after approval)
        - **Title**: Cleanup of uploads
        - **Status**: Draft
        - **Authors**: Bo Chen
        - **Creation Date**: 2026-03-09
        - **Last Updated**: 2026-03-09
        - **Discussion**: https://example.org/t/81

        ## 2. Summary

        Uploads that nobody finishes are removed after a day.

        This frees the disk of what no client will ask for again; nothing that was pushed
        completely is touched.

        ## 3. Problem Statement

        An upload that breaks off leaves a file behind. Over a year these files took up more room
        than all the images did.

        > We had to delete them by hand, at night.

        ## 4. Goals ##

        + Free the disk

          Files of uploads only, nothing else below the folder.

        + Keep uploads that are still running

        + Say what was removed

        ## 5. Non-Goals ##

        + Removing layers without a manifest

        ## 6. Proposal

        ### Overview

        A timer walks through the folder of uploads once an hour:

        - A file that was not written to for a day is old
          - Its lock is tried first
          - One that is locked stays
        - Old files are removed

        ### Design Details

        The walk is a loop over one folder:

            for file in uploads { if file.isOld { remove(file) } }

        Steps of one removal:

        1) Take the lock

           ```
           flock(upload, LOCK_EX | LOCK_NB)
           ```

        2) Remove the file, then the lock

        ~~~text
        uploads/
          81f3  <- a day old
        ~~~

        ### Implementation Phases

        1) Phase 1: The walk, as a command
        2) Phase 2: The timer
           - its setting
        3) Phase 3: The report

        ## 7. Alternative Approaches

        Removing the file when the connection breaks: clients come back within minutes and go on
        where they stopped, so this was rejected.

        ## 8. Testing Strategy

        - A clock that the test sets
        - Files with and without locks

        ## 9. Security Considerations

        The walk does not follow symbolic links.

        ## 10. Performance Impact

        One folder is read every hour.

        ## 11. Backward Compatibility

        Clients that come back after more than a day begin anew, as the specification allows.

        ## 12. Migration Path

        Not applicable: the first walk finds the old files.

        ## 13. Documentation Requirements

        1. The setting
        2. What the report says

        ## 14. Future Considerations

        The same walk could look for layers.

        ## 15. Implementation Timeline

        One week.

        ## 16. References

        - Specification of distribution, section 4 on uploads
        """
}
