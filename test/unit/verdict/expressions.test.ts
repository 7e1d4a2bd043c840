import assert from 'node:assert/strict';
import type { ServerProfile } from '../../../server/src/apache/profile.js';
import { builtInProfile, unknownProfile } from '../../../server/src/apache/profiles.js';
import { parseHtaccess } from '../../../server/src/syntax/htaccess/parser.js';
import { textOf } from '../../../server/src/text/span.js';
import type { Refusal } from '../../../server/src/verdict/refusal.js';
import { firstRefusal, refusalsIn } from '../../../server/src/verdict/refusals.js';

const all = builtInProfile('all-modules') ?? unknownProfile;
const debian = builtInProfile('debian') ?? unknownProfile;

const fileOf = (expression: string): string => `<If "${expression}">\n</If>\n`;

const refusalOf = (text: string, profile: ServerProfile = all): Refusal | undefined =>
  refusalsIn(parseHtaccess(text), profile)[0];

const refused = (text: string, profile: ServerProfile = all): string | null =>
  firstRefusal(refusalsIn(parseHtaccess(text), profile))?.message ?? null;

const clause = (expression: string, profile: ServerProfile = all): string | null =>
  refused(fileOf(expression), profile)?.replace('Cannot parse condition clause: ', '') ?? null;

describe('what is said of a condition', () => {
  it('lists what was expected where that is little', () => {
    assert.equal(clause("'a' in {'b'"), "syntax error, unexpected $end, expecting '}' or ','");
    assert.equal(clause("'a'"), 'syntax error, unexpected $end');
  });

  it('ends with the last trouble of a name', () => {
    assert.equal(
      clause('%{A} == %{B} x'),
      "syntax error, unexpected T_ID, expecting $end: Variable 'B' does not exist",
    );
    assert.equal(
      clause("%{A} == -q 'b'"),
      "syntax error, unexpected T_OP_UNARY: Variable 'A' does not exist",
    );
  });

  it('calls names by what they are', () => {
    assert.equal(clause("foo('a') == 'b'"), "Function 'foo' does not exist");
    assert.equal(clause("'a' in foo('b')"), "List-returning function 'foo' does not exist");
    assert.equal(clause("-q 'a'"), "Unary operator '-q' does not exist");
    assert.equal(clause("'a' -foo 'b'"), "Binary operator '-foo' does not exist");
  });

  it('keeps files out of reach of a .htaccess', () => {
    assert.equal(clause('%{FileSize:/a} -gt 0'), 'filesize not available in restricted context');
  });

  it('wants addresses that can be read at once', () => {
    assert.equal(clause("-R '10.0.0.0/8'"), null);
    assert.equal(clause("-R '10.0.0.0/40'"), 'parsing of subnet/netmask failed');
    assert.equal(
      clause("'a' -IPMATCH %{REMOTE_ADDR}"),
      '-IPMATCH requires subnet/netmask as constant argument',
    );
  });

  it('names the first byte of a character that the server cannot read', () => {
    assert.equal(clause('é'), "Parse error near '\\xc3'");
    const latin1 = refusalsIn(parseHtaccess(fileOf('é')), all, 'latin-1');
    assert.match(firstRefusal(latin1)?.message ?? '', /near '\\xe9'$/);
  });

  it('points at what is wrong', () => {
    const text = fileOf("%{HTTP_HOST} == 'a' && %{FOO} == 'b'");
    const place = refusalOf(text)?.place ?? { start: 0, end: 0 };
    assert.equal(textOf(text, place), 'FOO');
  });

  it('is nothing where the server’s process ends without an answer', () => {
    assert.equal(clause("%{req:it's} == 'a'"), null);
  });
});

describe('names of modules in a condition', () => {
  const ofModules = "%{SSL_PROTOCOL} == 'a' || %{HC_X} == HC('b')";

  it('are known where the module is loaded', () => {
    assert.equal(clause(ofModules, all), null);
    assert.equal(clause(ofModules, debian), "Function 'HC' does not exist");
  });

  it('leave it open where that is not known, unless something else is wrong', () => {
    assert.equal(clause(ofModules, unknownProfile), null);
    assert.equal(refusalOf(fileOf(ofModules), unknownProfile)?.reached, 'maybe');
    assert.equal(clause(`${ofModules} x`, unknownProfile), 'syntax error, unexpected T_ID, expecting $end');
  });

  it('are unknown for sure where no module that we know brings them', () => {
    assert.equal(clause('%{FOO} == 1', unknownProfile), "Variable 'FOO' does not exist");
    const foreign = { ...debian, modules: new Set([...(debian.modules ?? []), 'of_a_stranger']) };
    assert.equal(clause('%{FOO} == 1', foreign), null);
  });
});

describe('what stands behind a condition', () => {
  const orphan = '<Else> or <ElseIf> section without previous <If> or <ElseIf> section in same scope';
  const section = (name: string, inside = ''): string => `<${name} true>\n${inside}</${name}>\n`;
  const otherwise = '<Else>\n</Else>\n';
  const guarded = (guard: string, inside: string): string => `<IfModule ${guard}>\n${inside}</IfModule>\n`;

  it('belongs to the last one in the same scope, whatever stands between', () => {
    assert.equal(refused(`${section('If')}SetHandler a\n<Files a>\n</Files>\n${otherwise}`), null);
    assert.equal(refused(section('If') + section('ElseIf') + otherwise), null);
    assert.equal(refused(section('If') + otherwise + section('ElseIf')), orphan);
    assert.equal(refused(otherwise), orphan);
    assert.equal(refused(section('If', otherwise)), orphan);
    assert.equal(refused(`<Files a>\n${section('If')}</Files>\n${otherwise}`), orphan);
  });

  it('is seen through guards', () => {
    assert.equal(refused(guarded('mod_mime.c', section('If')) + otherwise), null);
    assert.equal(refused(guarded('!mod_mime.c', section('If')) + otherwise), orphan);
  });

  it('is open where a guard is', () => {
    const file = guarded('mod_mime.c', section('If')) + otherwise;
    assert.equal(refused(file, unknownProfile), null);
    assert.equal(refusalOf(file, unknownProfile)?.reached, 'maybe');
    assert.equal(refusalOf(guarded('mod_mime.c', section('If') + otherwise), unknownProfile), undefined);
    assert.equal(refused(guarded('mod_mime.c', otherwise) + otherwise, unknownProfile), orphan);
  });

  it('is refused behind all that it holds', () => {
    assert.match(refused('<Else>\nBogus\n</Else>\n') ?? '', /^Invalid command 'Bogus'/);
    assert.equal(
      refused(`${section('If')}<ElseIf true b>\n</ElseIf>\n`),
      'Multiple <ElseIf> arguments not supported.',
    );
  });
});
