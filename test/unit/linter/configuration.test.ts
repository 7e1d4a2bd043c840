import assert from 'node:assert/strict';
import { readConfiguration } from '../../../server/src/linter/configuration.js';

describe('readConfiguration', () => {
  it('reads the keys of the editor without their prefix, dotted or as objects', () => {
    const text = `{
      // comments are fine
      "server.profile": "debian",
      "server.configuration": "apache2.conf",
      "python": { "interpreter": "/opt/python3" },
      "hosting": "vps",
      "preferredTarget": "mod_wsgi",
      "enable": false,
      "rules": { "per-request-cgi": "error", "execcgi-off": "off" },
    }`;
    const { configuration, problems } = readConfiguration(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(configuration, {
      'server.profile': 'debian',
      'server.configuration': 'apache2.conf',
      'python.interpreter': '/opt/python3',
      hosting: 'vps',
      preferredTarget: 'mod_wsgi',
      enable: false,
      rules: new Map([
        ['per-request-cgi', 'error'],
        ['execcgi-off', 'off'],
      ]),
    });
  });

  it('says where it is no JSON, and keeps what can be read', () => {
    const { configuration, problems } = readConfiguration('{\n  "hosting": "vps"\n  "enable": true\n}');
    assert.deepEqual(configuration, { hosting: 'vps', enable: true });
    assert.deepEqual(problems, [{ line: 3, column: 3, message: 'not JSON: comma expected' }]);
  });

  for (const [text, message] of [
    ['[]', 'a configuration is an object: { "rules": { ... } }'],
    ['{ "hosting": "cloud" }', '"hosting" is "shared" or "vps"'],
    ['{ "enable": "yes" }', '"enable" is true or false'],
    ['{ "server.profile": 5 }', '"server.profile" is a text between quotes'],
    ['{ "server.configuration": ["a"] }', '"server.configuration" is a text between quotes'],
    ['{ "colour": "red" }', '"colour" is no setting of Handler Doctor'],
    ['{ "rules": { "per-request-gci": "off" } }', 'there is no rule "per-request-gci"'],
    ['{ "rules": { "per-request-cgi": "fatal" } }', 'a severity is "off", "info", "warning" or "error"'],
  ] as const) {
    it(`says of ${text}: ${message}`, () => {
      assert.deepEqual(
        readConfiguration(text).problems.map((problem) => problem.message),
        [message],
      );
    });
  }
});
