"""The signs that stand before an item of a list, whatever the format."""

from __future__ import annotations

BULLETS = "•●○◦▪▫■□◆◇►▶➢➤➔→‣⁃∙·✓✔✗✘❖❑\uf0b7\uf0a7\uf0d8\uf0fc\uf0a8\uf0e0\uf076\uf0be\uf02d"
