head_of_page() {
  printf "Content-Type: text/html\n\n"
}
