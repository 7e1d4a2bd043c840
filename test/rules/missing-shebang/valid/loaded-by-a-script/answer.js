exports.head = () => console.log('Content-Type: text/html\n');
