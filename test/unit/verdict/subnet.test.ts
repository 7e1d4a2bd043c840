import assert from 'node:assert/strict';
import { subnetProblem } from '../../../server/src/verdict/subnet.js';

describe('an address or a network', () => {
  const check = (text: string): string => {
    const slash = text.indexOf('/');
    const problem =
      slash < 0 ? subnetProblem(text, null) : subnetProblem(text.slice(0, slash), text.slice(slash + 1));
    return problem ?? 'taken';
  };
  const all = (texts: string, expected: string): void => {
    for (const text of texts.trim().split(/\s+/))
      assert.equal(`${text} ${check(text)}`, `${text} ${expected}`);
  };

  it('may be the beginning of an IPv4 address, but not with a mask', () => {
    all('10 10. 10.1 10.1.2.3. 1.2.3.4 01.02.03.04 4294967296', 'taken');
    all('10.1/16 1.2.3/24 01.2.3.4/8 1..2 .1 . 1.2.3.4.5 1.2.3.256 1111111111111111', 'invalid-address');
  });

  it('may be an IPv6 address', () => {
    all(':: ::1 1:: 1:2:3:4:5:6:7:8 1:2:3:4:5:6:7:: ::1.2.3.4 1:2:3:4:5:6:1.2.3.4 FE80::A', 'taken');
    all('1:2:3:4:5:6:7:8:: ::1:2:3:4:5:6:7:8', 'taken');
    all(': ::: 1:2:3 1::2::3 :1 1: 12345:: g:: fe80::1%eth0 [::1] 1:2:3:4:5:6:7:1.2.3.4', 'invalid-address');
  });

  it('may not be an IPv4 address dressed as IPv6', () => {
    all('::ffff:1.2.3.4 ::FFFF:102:304 0:0:0:0:0:ffff:1:2', 'invalid-address');
  });

  it('has a mask of bits, or for IPv4 of an address', () => {
    all('1.2.3.4/1 1.2.3.4/32 1.2.3.4/+8 1.2.3.4/08 1.2.3.4/255.0.255.0 ::/128', 'taken');
    all(
      '1.2.3.4/ 1.2.3.4/0 1.2.3.4/33 1.2.3.4/-8 1.2.3.4/8x 1.2.3.4/255.0 ::/129 ::/255.0.0.0',
      'invalid-mask',
    );
  });

  it('looks like one, or is taken for something else', () => {
    all('localhost example.org 10.x 1.2.3.4, /24 *', 'no-address');
    assert.equal(subnetProblem('', null), 'no-address');
  });
});
