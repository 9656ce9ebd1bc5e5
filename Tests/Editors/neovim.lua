-- Opens the file of the command line with octopen's language server, and writes what is shown.
local out = assert(io.open(os.getenv("OUTPUT"), "w"))
local buffer = vim.api.nvim_get_current_buf()

local ok, problem = pcall(function()
    local client = assert(vim.lsp.start_client({
        name = "octopen",
        cmd = { os.getenv("OCTOPEN"), "lsp" },
        root_dir = vim.fn.getcwd(),
    }))
    vim.lsp.buf_attach_client(buffer, client)
    vim.wait(20000, function() return #vim.diagnostic.get(buffer) > 0 end, 20)
    for _, finding in ipairs(vim.diagnostic.get(buffer)) do
        if finding.severity < vim.diagnostic.severity.HINT then
            out:write(("finding %s %d:%d\n"):format(
                finding.code or finding.user_data.lsp.code, finding.lnum, finding.col))
        end
    end

    local function ask(method, params)
        local answers = assert(vim.lsp.buf_request_sync(buffer, method, params, 20000))
        return answers[client].result
    end
    local document = vim.lsp.util.make_text_document_params(buffer)
    local function at(line, character)
        return {
            textDocument = document,
            position = { line = line, character = character },
        }
    end

    local hover = ask("textDocument/hover", at(11, 4))
    if hover.contents.value:find("Provide a brief", 1, true) then out:write("hover ok\n") end
    local values = ask("textDocument/completion", at(6, 14))
    for _, item in ipairs(values.items) do out:write("completion " .. item.label .. "\n") end

    local actions = ask("textDocument/codeAction", {
        textDocument = document,
        range = { start = { line = 0, character = 0 }, ["end"] = { line = 0, character = 0 } },
        context = { diagnostics = {}, only = { "source.fixAll" } },
    })
    vim.lsp.util.apply_workspace_edit(actions[1].edit, "utf-16")
    vim.cmd("noautocmd write! " .. os.getenv("OUTPUT") .. ".md")
end)
if not ok then out:write("problem " .. tostring(problem) .. "\n") end
out:close()
vim.cmd("qall!")
