/** The files of a gunicorn server behind Apache; all stand in the folder of the .htaccess, which denies them. */
export const entryName = 'gunicorn_entry.py';
export const unitName = 'gunicorn.service';
export const requirementsName = 'gunicorn-requirements.txt';

/** Where gunicorn listens: on loopback only, so that nobody passes Apache by. */
export const backendAddress = '127.0.0.1:8000';

/**
 * The module that gunicorn starts. It hands each request to the script that its path names, with the CGI
 * variables that the proxy in front has changed put back.
 *
 * @param scripts paths below the folder, in order.
 */
export function entryModule(scripts: readonly string[]): string {
  const list = scripts.map((path) => `    ${JSON.stringify(path)},\n`).join('');
  return `"""Serves the CGI scripts of this folder from memory: gunicorn ${entryName.replace(/\.py$/, '')}:application"""
import importlib.machinery
import importlib.util
import os

HERE = os.path.dirname(os.path.abspath(__file__))
SCRIPTS = (
${list})


def load(path):
    """The WSGI application of a script, whatever its file is called."""
    name = "script_" + "".join(unit if unit.isalnum() else "_" for unit in path)
    loader = importlib.machinery.SourceFileLoader(name, os.path.join(HERE, path))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(name, loader))
    loader.exec_module(module)
    return module.application


applications = {path: load(path) for path in SCRIPTS}


def split(path):
    """The script that a path names, where its name ends in the path, or None."""
    for end in [at for at, unit in enumerate(path) if unit == "/" and at > 0] + [len(path)]:
        for script in SCRIPTS:
            if path[:end].endswith("/" + script):
                return script, end
    return None


def application(environ, start_response):
    # Apache passes on what it was asked; these are its own additions (X-Forwarded-*).
    client = environ.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    host = environ.get("HTTP_X_FORWARDED_HOST", "").rpartition(",")[2].strip()
    if client:
        environ["REMOTE_ADDR"] = client
    if host:
        environ["HTTP_HOST"] = host
        name, _, port = host.rpartition(":") if not host.endswith("]") else ("", "", "")
        environ["SERVER_NAME"] = name or host
        environ["SERVER_PORT"] = port if name else "80"
    for name in ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_SERVER"):
        environ.pop(name, None)

    path = environ["PATH_INFO"]
    found = split(path)
    if found is None:
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        return [b"Not Found"]
    script, end = found
    environ["SCRIPT_NAME"], environ["PATH_INFO"] = path[:end], path[end:]
    return applications[script](environ, start_response)
`;
}

/** The CGI variables that a script behind the entry module finds as under CGI; any \`HTTP_\` one too, but for the login. */
export const keptVariables: ReadonlySet<string> = new Set([
  'CONTENT_LENGTH',
  'CONTENT_TYPE',
  'PATH_INFO',
  'QUERY_STRING',
  'REMOTE_ADDR',
  'REQUEST_METHOD',
  'SCRIPT_NAME',
  'SERVER_NAME',
  'SERVER_PORT',
  'SERVER_PROTOCOL',
]);

/** A systemd unit for a folder on the server. */
export const systemdUnit = (folder: string): string => `[Unit]
Description=Python scripts of ${folder}, by gunicorn
After=network.target

[Service]
User=www-data
Group=www-data
WorkingDirectory=${folder}
ExecStart=/usr/bin/gunicorn --bind ${backendAddress} --workers 2 ${entryName.replace(/\.py$/, '')}:application
ExecReload=/bin/kill -s HUP $MAINPID
Restart=always
RestartSec=2
NoNewPrivileges=true
PrivateTmp=true
PrivateDevices=true
ProtectSystem=full
ProtectKernelTunables=true
ProtectKernelModules=true
ProtectControlGroups=true
RestrictSUIDSGID=true
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX

[Install]
WantedBy=multi-user.target
`;

export const requirements = 'gunicorn>=20.1\n';
