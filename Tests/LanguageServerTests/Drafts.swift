import TestSupport

/// Proposals that tests speak of.
enum Drafts {
    /// The head of a draft, up to its sections.
    static let head = """
        # Enhancement: Collect garbage

        ## Enhancement Information

        - **Enhancement Number**: (assigned after approval)
        - **Title**: Collect garbage
        - **Status**: Draft
        - **Authors**: Ada Test
        - **Creation Date**: 2026-10-01
        - **Last Updated**: 2026-10-01


        """

    /// Others of the folder.
    static let others = [
        "012-mirrors.md": """
        # Enhancement 012: Mirrors

        ## Enhancement Information

        - **Enhancement Number**: 012
        - **Title**: Mirrors
        - **Status**: Approved
        - **Authors**: Grace Hopper
        - **Creation Date**: 2026-09-01
        - **Last Updated**: 2026-09-20

        ## Summary

        A mirror holds *all* blobs. It follows [the collector](004-gc.md#my-design).

        """
    ]
}
