import assert from 'node:assert/strict';
import {
  allDirectives,
  conventionalName,
  directiveFacts,
  isDirectiveLoaded,
  nearestDirective,
} from '../../../server/src/apache/directives.js';
import { readLine, writeLine } from '../../../server/src/apache/factsTable.js';
import { guardHolds } from '../../../server/src/apache/guards.js';
import { builtInProfile, unknownProfile } from '../../../server/src/apache/profiles.js';

const debian = builtInProfile('debian') ?? unknownProfile;
const nearest = (name: string): string | null => nearestDirective(name)?.name ?? null;

describe('facts about directives', () => {
  it('are found by a name in any case', () => {
    assert.equal(directiveFacts('ADDhandler')?.name, 'AddHandler');
    assert.equal(directiveFacts('<ifmodule')?.name, '<IfModule');
    assert.equal(directiveFacts('IfModule'), null);
  });

  it('tell module, arguments, override class and form', () => {
    const facts = directiveFacts('AddHandler');
    assert.deepEqual(
      [facts?.modules, facts?.htaccess, facts?.arity, facts?.override, facts?.page],
      [['mime'], 'allowed', 'one-then-many', ['FileInfo'], 'mod_mime'],
    );
    assert.equal(facts?.syntax, 'AddHandler handler-name extension [extension] ...');
  });

  it('tell what is not for .htaccess files', () => {
    assert.equal(directiveFacts('ProxyPass')?.htaccess, 'not-allowed');
    assert.equal(directiveFacts('LuaInputFilter')?.htaccess, 'cannot-occur');
  });

  it('know the modules of others than httpd', () => {
    const names = [
      'WSGIScriptAlias',
      'FcgidWrapper',
      'PythonHandler',
      'PerlHandler',
      'PassengerEnabled',
      'php_value',
    ];
    assert.deepEqual(
      names.map((name) => directiveFacts(name)?.modules[0]),
      ['wsgi', 'fcgid', 'python', 'perl', 'passenger', 'php'],
    );
  });

  it('hold for the modules that PHP was in before version 8, and for no guard on another', () => {
    const facts = directiveFacts('php_value');
    const old = { ...debian, modules: new Set(['core', 'php7']) };
    assert.equal(facts === null ? null : isDirectiveLoaded(old, facts), 'yes');
    assert.equal(facts === null ? null : isDirectiveLoaded(debian, facts), 'no');
    assert.equal(guardHolds(old, 'IfModule', 'mod_php7.c'), 'yes');
    assert.equal(guardHolds(old, 'IfModule', 'mod_php.c'), 'no');
  });

  it('name every module that brings a directive', () => {
    assert.deepEqual(directiveFacts('ScriptLog')?.modules, ['cgi', 'cgid']);
  });

  it('say as much as a real server told', () => {
    const allowed = allDirectives().filter(({ htaccess }) => htaccess === 'allowed');
    assert.ok(allDirectives().length > 1000);
    assert.ok(allowed.length > 350);
    assert.ok(allowed.filter(({ arity }) => arity !== null).length > 290);
  });

  it('survive their table', () => {
    for (const facts of allDirectives()) assert.deepEqual(readLine(writeLine(facts)), facts);
  });

  it('spell names as the manual does', () => {
    const order = directiveFacts('order');
    assert.ok(order !== null);
    assert.deepEqual([order.name, conventionalName(order)], ['order', 'Order']);
  });
});

describe('whether a directive is loaded', () => {
  const loaded = (name: string, profile = debian): string | null => {
    const facts = directiveFacts(name);
    return facts === null ? null : isDirectiveLoaded(profile, facts);
  };

  it('is decided by its modules', () => {
    assert.deepEqual([loaded('AddHandler'), loaded('RewriteRule'), loaded('<Files')], ['yes', 'no', 'yes']);
  });

  it('is open where the modules are not known', () => {
    assert.deepEqual(
      [loaded('RewriteRule', unknownProfile), loaded('<Files', unknownProfile)],
      ['maybe', 'yes'],
    );
  });
});

describe('the nearest directive', () => {
  it('is found for slips in any case', () => {
    assert.deepEqual(['RewriteRul', 'OPTOINS', 'addhandlr', 'Denny', 'ExpireByType'].map(nearest), [
      'RewriteRule',
      'Options',
      'AddHandler',
      'deny',
      'ExpiresByType',
    ]);
  });

  it('of a section is a section', () => {
    assert.equal(nearest('<FileMatch'), '<FilesMatch');
    assert.equal(nearest('Filess'), null);
  });

  it('is none where nothing is near', () => {
    assert.equal(nearest('EnableEverything'), null);
    assert.equal(nearest('X'), null);
  });

  it('is none where several are as near', () => {
    assert.equal(nearest('SetOutputFilte'), 'SetOutputFilter');
    assert.equal(nearest('AuthLDAPSearchAsUse'), 'AuthLDAPSearchAsUser');
    assert.equal(nearest('Sex'), null);
  });

  it('is never one that a .htaccess file may not hold', () => {
    assert.notEqual(nearest('ProxyPas'), 'ProxyPass');
  });
});
