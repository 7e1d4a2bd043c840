import { describeVerdicts } from '../../../support/describeVerdicts.js';

const withNone = "Cannot combine other IndexOptions keywords with 'None'";

describeVerdicts('IndexOptions', [
  ['IndexOptions FancyIndexing +HTMLTable -iconsarelinks', null],
  ['IndexOptions', null],
  ['IndexOptions ""', null],
  ['IndexOptions NameWidth=* DescriptionWidth=0 IconWidth IconHeight=x Charset=UTF-8 Type=a/b', null],
  ['IndexOptions -NameWidth -DescriptionWidth -IconHeight', null],
  ['IndexOptions FancyIndex', 'Invalid directory indexing option', 'FancyIndex'],
  ['IndexOptions FancyIndexing # why', 'Invalid directory indexing option', '#'],
  ['IndexOptions "" XHTML', 'Invalid directory indexing option'],
  ['IndexOptions +None', "Cannot combine '+' or '-' with 'None' keyword", '+None'],
  ['IndexOptions -IconWidth=10', "Cannot combine '-' with IconWidth=n", '-IconWidth=10'],
  ['IndexOptions NameWidth', "NameWidth with no value may only appear as '-NameWidth'", 'NameWidth'],
  ['IndexOptions NameWidth=4', 'NameWidth value must be greater than 5', 'NameWidth=4'],
  ['IndexOptions NameWidth=4294967296', null],
  ['IndexOptions DescriptionWidth=11', 'DescriptionWidth value must be greater than 12'],
  ['IndexOptions -DescriptionWidth=20', "Cannot combine '-' with DescriptionWidth=n"],
]);

describeVerdicts('IndexOptions None', [
  ['IndexOptions FancyIndexing None', null],
  ['IndexOptions None XHTML', withNone, 'XHTML'],
  ['IndexOptions None +XHTML', null],
  ['IndexOptions None\nIndexOptions XHTML', withNone, 'XHTML'],
  ['IndexOptions XHTML\nIndexOptions None', null],
  ['IndexOptions None\n<Files a>\nIndexOptions XHTML\n</Files>', null],
  ['IndexOptions None\n<Limit GET>\nIndexOptions XHTML\n</Limit>', withNone, 'XHTML'],
]);

describeVerdicts('other directives of listings', [
  ['IndexOrderDefault descending Date', null],
  ['IndexOrderDefault Desc Date', "First keyword must be 'Ascending' or 'Descending'", 'Desc'],
  [
    'IndexOrderDefault Ascending Owner',
    "Second keyword must be 'Name', 'Date', 'Size', or 'Description'",
    'Owner',
  ],
  ['AddIcon (TXT,/a.png) .txt', null],
  ['AddIcon (TXT,/a.png .txt', 'missing closing paren', '(TXT,/a.png'],
  ['AddIconByType (TXT, /a.png) text/*', 'missing closing paren', '(TXT,'],
  ['AddIcon (TXT,/a.png ""', null],
  ['FancyIndexing On', 'The FancyIndexing directive is no longer supported. Use IndexOptions FancyIndexing.'],
]);
