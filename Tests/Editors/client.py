#!/usr/bin/env python3
"""Asks octopen's language server all that pygls' client can ask, which refuses answers of a wrong shape.

    client.py OCTOPEN FILE LINE CHARACTER
"""
import asyncio
import pathlib
import sys

from lsprotocol import types
from pygls.lsp.client import LanguageClient


async def main(program, file, line, character):
    client = LanguageClient("octopen-tests", "0")
    told = asyncio.get_running_loop().create_future()

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def publish(params):
        if not told.done():
            told.set_result(params)

    await client.start_io(program, "lsp")
    path = pathlib.Path(file).resolve()
    result = await client.initialize_async(
        types.InitializeParams(
            root_uri=path.parent.as_uri(),
            capabilities=types.ClientCapabilities(
                general=types.GeneralClientCapabilities(
                    position_encodings=[types.PositionEncodingKind.Utf8]),
                workspace=types.WorkspaceClientCapabilities(
                    workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True)),
                text_document=types.TextDocumentClientCapabilities(
                    document_symbol=types.DocumentSymbolClientCapabilities(
                        hierarchical_document_symbol_support=True),
                    code_action=types.CodeActionClientCapabilities(
                        code_action_literal_support=types.ClientCodeActionLiteralOptions(
                            code_action_kind=types.ClientCodeActionKindOptions(value_set=[])))))))
    print("encoding", result.capabilities.position_encoding)
    client.initialized(types.InitializedParams())
    document = types.TextDocumentIdentifier(path.as_uri())
    text = path.read_text()
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(
            types.TextDocumentItem(document.uri, "markdown", 1, text)))
    findings = (await asyncio.wait_for(told, 30)).diagnostics
    for finding in findings:
        print("finding", finding.code, finding.range.start.line, finding.range.start.character)

    place = types.Position(line, character)
    whole = types.Range(types.Position(0, 0), types.Position(text.count("\n"), 0))
    at = {"text_document": document, "position": place}
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(document, whole, types.CodeActionContext(findings)))
    answers = {
        "actions": actions,
        "hover": await client.text_document_hover_async(types.HoverParams(**at)),
        "completion": await client.text_document_completion_async(types.CompletionParams(**at)),
        "symbols": await client.text_document_document_symbol_async(
            types.DocumentSymbolParams(document)),
        "links": await client.text_document_document_link_async(types.DocumentLinkParams(document)),
        "folds": await client.text_document_folding_range_async(types.FoldingRangeParams(document)),
        "selections": await client.text_document_selection_range_async(
            types.SelectionRangeParams(document, [place])),
        "proposals": await client.workspace_symbol_async(types.WorkspaceSymbolParams("")),
    }
    await client.text_document_definition_async(types.DefinitionParams(**at))
    await client.text_document_references_async(
        types.ReferenceParams(context=types.ReferenceContext(True), **at))
    await client.text_document_prepare_rename_async(types.PrepareRenameParams(**at))
    for name, answer in answers.items():
        print(name, "some" if answer else "none")
    await client.shutdown_async(None)
    client.exit(None)
    await asyncio.wait_for(client._server.wait(), 10)
    print("status", client._server.returncode)


asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
