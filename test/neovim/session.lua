-- What a person does in Neovim, once for a file: reads a diagnostic and a hover, takes a code action, saves.
-- Every observation is a line of JSON on standard output. SERVER is the program, LINE and COLUMN the place of
-- the hover, TITLE the start of the action's title, RULE the finding that has to go.
vim.opt.swapfile = false
vim.opt.shadafile = 'NONE'

local function say(kind, value)
  io.stdout:write(vim.fn.json_encode({ kind = kind, value = value }) .. '\n')
end

local function fail(reason)
  say('failure', reason)
  vim.cmd('cquit 1')
end

local function rules(buffer)
  return vim.tbl_map(function(diagnostic)
    return diagnostic.code
  end, vim.diagnostic.get(buffer))
end

local function session()
  local buffer = vim.api.nvim_get_current_buf()
  local client = vim.lsp.start_client({
    name = 'handler-doctor',
    cmd = { vim.env.NODE, vim.env.SERVER, '--stdio' },
    root_dir = vim.fn.getcwd(),
    get_language_id = function()
      return 'htaccess'
    end,
  })
  if not client then
    return fail('the server did not start')
  end
  vim.lsp.buf_attach_client(buffer, client)
  if not vim.wait(10000, function() return #vim.diagnostic.get(buffer) > 0 end, 20) then
    return fail('no diagnostics')
  end
  for _, d in ipairs(vim.diagnostic.get(buffer)) do
    say('diagnostic', { d.lnum + 1, d.col + 1, d.end_lnum + 1, d.end_col + 1, d.severity, d.source, d.code })
  end

  local line = tonumber(vim.env.LINE)
  vim.api.nvim_win_set_cursor(0, { line, tonumber(vim.env.COLUMN) - 1 })
  local position = vim.lsp.util.make_position_params()
  local hover = vim.lsp.buf_request_sync(buffer, 'textDocument/hover', position, 5000)
  say('hover', hover[client].result.contents)

  local range = vim.lsp.util.make_range_params()
  range.context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(buffer, line - 1) }
  local actions = vim.lsp.buf_request_sync(buffer, 'textDocument/codeAction', range, 5000)
  local chosen
  for _, action in ipairs(actions[client].result) do
    say('action', action.title)
    if not chosen and vim.startswith(action.title, vim.env.TITLE) then
      chosen = action
    end
  end
  if not chosen then
    return fail('no such action')
  end
  local answer = vim.lsp.buf_request_sync(buffer, 'codeAction/resolve', chosen, 5000)
  local edit = answer[client].result.edit
  vim.lsp.util.apply_workspace_edit(edit, vim.lsp.get_client_by_id(client).offset_encoding)
  vim.cmd('silent wall')
  local gone = vim.wait(5000, function()
    return not vim.tbl_contains(rules(buffer), vim.env.RULE)
  end, 20)
  if not gone then
    return fail('the finding has stayed')
  end
  vim.lsp.stop_client(client)
  vim.wait(2000, function() return vim.lsp.client_is_stopped(client) end)
  say('end', 'saved')
  vim.cmd('qall!')
end

vim.api.nvim_create_autocmd('VimEnter', {
  callback = function()
    vim.schedule(session)
  end,
})
