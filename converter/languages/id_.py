"""Indonesian. Headings that begin with an active verb (me-) are tasks."""

from .neutral import Phrases, pack

PACK = pack(
    "id",
    Phrases(
        about=(
            "Apa yang perlu saya ketahui tentang “{x}”{at}?",
            "Tolong jelaskan “{x}”{at}.",
            "“{x}”{at} membahas apa?",
        ),
        means=("Apa arti “{x}”{at}?", "Apa yang dimaksud dengan “{x}”{at}?", "Bagaimana “{x}” didefinisikan{at}?"),
        serves=("Apa kegunaan {x}{at}?", "Apa fungsi {x}{at}?", "Untuk apa {x} digunakan{at}?"),
        how=("Bagaimana cara {x}{at}?", "Saya ingin {x}{at}. Bagaimana caranya?"),
        parameter=("Apa kegunaan parameter `{p}` pada {x}{at}?", "Apa arti `{p}` pada {x}{at}?"),
        arguments=("Apa saja parameter {x}{at}?", "Bagaimana sintaks {x}{at}?"),
        returns=("Apa yang dikembalikan oleh {x}{at}?",),
        example=("Tolong tunjukkan contoh {x}{at}.",),
        differ=("Apa perbedaan antara {a} dan {b}{at}?", "Bagaimana {a} berbeda dari {b}{at}?"),
        careful=("Apa yang perlu diperhatikan tentang “{x}”{at}?",),
        column=("Apa isi kolom “{column}” untuk {x}{at}?",),
        error=("Saya mendapat galat {x}{at}. Apa artinya dan bagaimana memperbaikinya?",),
        generic={
            "use": ("Bagaimana cara menggunakan {x}{at}?",),
            "install": ("Bagaimana cara memasang {x}{at}?",),
            "configure": ("Bagaimana cara mengatur {x}{at}?",),
            "require": ("Apa yang dibutuhkan untuk {x}{at}?",),
            "about": ("Apa itu {x}{at}?",),
        },
    ),
    at=" di {a}",
    task=r"(?!mereka|menu|media|memori|metode|merek|mesin|meja|mekanisme)(?:meng|mem|men|meny|me)[a-z]{3,} \S",
    question=r"(?:bagaimana|mengapa|kenapa|kapan|di mana|apa|apakah|siapa|berapa|yang mana) \S+",
    skip=r"(?:lihat juga|daftar isi|isi|rujukan|referensi|daftar pustaka|tautan|lisensi|ucapan terima kasih|indeks"
    r"|informasi lebih lanjut)",
    generic={
        "use": ("penggunaan", "pemakaian"),
        "install": ("instalasi", "pemasangan"),
        "configure": ("konfigurasi", "pengaturan"),
        "require": ("persyaratan", "kebutuhan"),
        "about": ("pendahuluan", "pengantar", "deskripsi", "ikhtisar", "gambaran umum"),
    },
    columns={
        "key": "nama parameter opsi kolom ruas perintah galat kesalahan variabel kunci nilai karakter elemen tombol"
        " atribut".split(),
        "description": "deskripsi keterangan arti efek penjelasan tujuan".split(),
        "default": ("bawaan", "nilai bawaan", "default"),
        "type": ("tipe", "jenis"),
    },
    leans=r"(?:Namun|Akan tetapi|Tetapi|Karena itu|Oleh karena itu|Selain itu|Jika tidak|Kemudian|Lalu|Dan|Atau"
    r"|Misalnya"
    r"|Contohnya|Dalam hal ini|Ini|Itu|Hal ini|Mereka|Dia|Ia|Juga|Di sini|Akhirnya|Dengan demikian|Maka)\b",
    action=r"(?:berlangganan|ikuti kami|baca selengkapnya|kembali ke atas)\b",
)
