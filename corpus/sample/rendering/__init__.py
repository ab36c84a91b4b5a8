"""From a readable source to the file a council would publish: PDF, DOCX, HTML, text or Markdown."""
